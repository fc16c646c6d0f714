import { describe, expect, it } from 'vitest';
import { mediaPath, readUrl } from '../../../src/mdx/url.ts';

describe('readUrl', () => {
  it.each([
    ['https://example.com/a?b#c', { kind: 'external', href: 'https://example.com/a?b#c' }],
    ['HTTPS://example.com', { kind: 'external', href: 'HTTPS://example.com' }],
    [' https://example.com ', { kind: 'external', href: 'https://example.com' }],
    ['\u200bhttps://example.com', { kind: 'external', href: 'https://example.com' }],
    ['https://example.com/a b', { kind: 'external', href: 'https://example.com/a%20b' }],
    ['mailto:a@b.example', { kind: 'contact', href: 'mailto:a@b.example' }],
    ['tel:+49 123', { kind: 'contact', href: 'tel:+49123' }],
    ['#top', { kind: 'anchor', href: '#top' }],
    ['/guides/handoff/', { kind: 'internal', path: '/guides/handoff', hash: '' }],
    ['/guides/handoff/?x=1#steps', { kind: 'internal', path: '/guides/handoff', hash: '#steps' }],
    ['handoff.mdx', { kind: 'internal', path: '/guides/handoff', hash: '' }],
    ['../lexicon/mql.MDX#use', { kind: 'internal', path: '/lexicon/mql', hash: '#use' }],
    ['./a%20b.md', { kind: 'internal', path: '/guides/a b', hash: '' }],
    ['a b.mdx', { kind: 'internal', path: '/guides/a b', hash: '' }],
    ['../../../etc/passwd', { kind: 'internal', path: '/etc/passwd', hash: '' }],
    ['/%2F%2Fevil.example', { kind: 'internal', path: '/evil.example', hash: '' }],
    ['/', { kind: 'internal', path: '/', hash: '' }],
    ['', { kind: 'internal', path: '', hash: '' }],
    ['/%E0%A4%A', { kind: 'internal', path: '/%E0%A4%A', hash: '' }],
    ['100%.mdx', { kind: 'internal', path: '/guides/100%', hash: '' }],
    ['a/b:c', { kind: 'internal', path: '/guides/a/b:c', hash: '' }],
  ])('%j', (url, target) => {
    expect(readUrl(url, 'guides')).toEqual(target);
  });

  it.each([
    ['http://example.com', 'http'],
    ['javascript:alert(1)', 'javascript'],
    ['JAVA\tSCRIPT:alert(1)', 'javascript'],
    ['java\u00adscript:alert(1)', 'javascript'],
    ['\u0001javascript:alert(1)', 'javascript'],
    ['data:text/html,x', 'data'],
    ['file:///etc/passwd', 'file'],
    ['https:example.com', 'https'],
    ['https:/\\example.com', 'https'],
    ['https:// /example.com', 'https'],
    ['https ://example.com', 'https'],
    ['a:b', 'a'],
    [':x', ''],
    ['//example.com', '//'],
    ['/\\example.com', '//'],
    ['\\\\example.com', '//'],
    ['/\t/example.com', '//'],
  ])('refuses %j', (url, scheme) => {
    expect(readUrl(url, 'guides')).toEqual({ kind: 'unsafe', scheme });
  });
});

describe('mediaPath', () => {
  it.each([
    ['/media/a.png', 'a.png'],
    ['media/a.JPG', 'a.JPG'],
    ['../../public/media/q3/a.webp', 'q3/a.webp'],
    ['/media/a%20b.gif', 'a b.gif'],
    ['/media/100%.png', '100%.png'],
    ['/media/100%25.png', '100%.png'],
    ['/media/a#1?.png', 'a#1?.png'],
    ['/media/R&D (“new”) [2] 😀.png', 'R&D (“new”) [2] 😀.png'],
    ['/media/gro\u0308\u00dfe.png', 'größe.png'],
    ['/media/gro%CC%88%C3%9Fe.png', 'größe.png'],
  ])('%s', (url, path) => {
    expect(mediaPath(url)).toBe(path);
  });

  it.each([
    'a.png',
    '//media/a.png',
    '/media/',
    '/media/.png',
    '/media/a.svg',
    '/media/a.png?raw',
    '/media/a.png#x',
    '/media/../a.png',
    '/media/%2e%2e/a.png',
    '/media/a%00.png',
    '/media/a%0a.png',
    '/media//a.png',
    '/media/a\\b.png',
    '/media/%252e/a.png',
    '/src/media/a.png',
    'https://example.com/media/a.png',
  ])('refuses %s', (url) => {
    expect(mediaPath(url)).toBeUndefined();
  });
});
