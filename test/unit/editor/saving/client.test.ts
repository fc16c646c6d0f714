import { afterEach, beforeEach, expect, it, vi } from 'vitest';

type Client = typeof import('../../../../src/editor/saving/client.ts');

/** What each request is answered with, by the end of its address. A request without an answer waits. */
let answers: Record<string, () => Promise<Response>>;
let asked: string[];
const page = { body: { dataset: { backend: 'proxy' } }, hidden: false, ...listening() };
let client: Client;

function listening() {
  const { addEventListener, removeEventListener, dispatchEvent } = EventTarget.prototype;
  const target = new EventTarget();
  return {
    addEventListener: addEventListener.bind(target),
    removeEventListener: removeEventListener.bind(target),
    dispatchEvent: dispatchEvent.bind(target),
  };
}

const never = () => new Promise<Response>(() => {});
const status = async () => Response.json({ saved: 1, searchable: 1 });

beforeEach(async () => {
  vi.useFakeTimers();
  vi.resetModules();
  page.hidden = false;
  asked = [];
  vi.stubGlobal('document', page);
  vi.stubGlobal('fetch', (address: string) => {
    const name = address.split('/').at(-1) ?? '';
    asked.push(name);
    return (answers[name] ?? never)();
  });
  client = await import('../../../../src/editor/saving/client.ts');
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  vi.resetModules();
});

it('says after five seconds that the desk does not answer, and waits on', async () => {
  let answer: (response: Response) => void = () => {};
  answers = { v1: () => new Promise((done) => (answer = done)) };
  const saving = client.ask('persistEntry');
  await vi.advanceTimersByTimeAsync(4_900);
  expect(client.statusNow()).toBeUndefined();
  await vi.advanceTimersByTimeAsync(100);
  expect(client.statusNow()).toBe('unreachable');
  answers['status'] = status;
  answer(Response.json({ message: 'saved' }));
  expect(await saving).toEqual({ message: 'saved' });
  await vi.advanceTimersByTimeAsync(0);
  expect(client.statusNow()).toEqual({ saved: 1, searchable: 1 });
});

it('says that the desk does not answer where the status alone does, and forgets what is asked no more', async () => {
  answers = { status, v1: () => Promise.reject(new TypeError('Failed to fetch')) };
  const stop = client.onStatus(() => {});
  const fails = () => expect(client.ask('persistEntry')).rejects.toMatchObject({ isUnanswered: true });
  await fails();
  await vi.advanceTimersByTimeAsync(4_000);
  await fails();
  await vi.advanceTimersByTimeAsync(4_000);
  expect(client.statusNow()).toBe('unreachable');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(client.statusNow()).toEqual({ saved: 1, searchable: 1 });
  await fails();
  answers['v1'] = async () => Response.json({});
  await client.ask('persistEntry');
  expect(client.statusNow()).toEqual({ saved: 1, searchable: 1 });
  stop();
});

it('tells whom nobody answered from whom somebody refused', async () => {
  answers = { v1: () => Promise.reject(new TypeError('Failed to fetch')) };
  await expect(client.ask('info')).rejects.toMatchObject({ isUnanswered: true });
  answers = { v1: () => Promise.reject(new DOMException('', 'TimeoutError')) };
  await expect(client.ask('info')).rejects.toMatchObject({ isUnanswered: false });
  answers = { v1: async () => Response.json({ error: 'No.' }, { status: 422 }) };
  await expect(client.ask('info')).rejects.toMatchObject({ message: 'No.', isUnanswered: false });
  answers = { v1: async () => new Response('<html>', { status: 413 }) };
  await expect(client.ask('info')).rejects.toThrow('more than what stands in front');
});

it('43-six-editor-tabs: asks for the status again and again, in windows that are seen', async () => {
  answers = { status };
  const heard = vi.fn();
  const stop = client.onStatus(heard);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(asked).toEqual(['status', 'status', 'status']);
  expect(heard).toHaveBeenCalledOnce();
  page.hidden = true;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(asked).toHaveLength(3);
  page.hidden = false;
  page.dispatchEvent(new Event('visibilitychange'));
  await vi.advanceTimersByTimeAsync(2_000);
  expect(asked).toHaveLength(5);
  stop();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(asked).toHaveLength(5);
});
