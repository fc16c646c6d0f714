import { expect, it } from 'vitest';
import { notByDesk } from '../../../../src/editing-api/not-by-desk.ts';

it.each([
  ['a way to a login page', 0, 'opaqueredirect', 'sign in again'],
  ['a login page', 200, 'basic', 'sign in again'],
  ['no session', 401, 'basic', 'sign in again'],
  ['too much for a proxy', 413, 'basic', 'client_max_body_size 24m'],
  ['no server behind a proxy', 502, 'basic', 'does not reach it (502)'],
  ['a slow server behind a proxy', 504, 'basic', 'does not reach it (504)'],
  ['anything else', 418, 'basic', 'has answered (418)'],
] as const)('%s is said in words', (_name, status, type, words) => {
  expect(notByDesk({ status, type })).toContain(words);
});
