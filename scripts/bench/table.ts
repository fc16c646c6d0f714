/** What is measured, what it may be at most, and both as one table in Markdown. */

/** What was measured of a wiki: seconds, or bytes of memory. What was not measured is missing. */
export type Figures = Partial<Record<Figure, number>>;

export type Figure =
  | 'save'
  | 'write'
  | 'search'
  | 'unchanged'
  | 'edited'
  | 'definition'
  | `cold${'' | 'Cpu' | 'Memory'}`
  | 'newVersion'
  | 'withSearch'
  | `check${'Cold' | 'Warm'}`
  | `freshness${'Cold' | 'Warm' | 'AfterCommit'}`
  | `start${'First' | 'Later' | 'AfterKill'}`
  | `hugo${'' | 'Cpu' | 'Write'}`
  | `${'eleventy' | 'astro' | 'starlight'}${'' | 'Cpu'}`;

/** A wiki that was measured. */
export interface Measured {
  /** How many pages were generated; `undefined` for the wiki that ships. */
  size: number | undefined;
  plain: Figures;
  /** The same number of pages, as connected as those that people write. */
  rich?: Figures | undefined;
}

interface Kind {
  what: string;
  of: Figure;
  unit: keyof typeof units;
  /** What stands beside it. */
  hugo?: Figure;
  /** The most that is promised, in seconds or bytes, of wikis of so many pages. */
  atMost?: Readonly<Partial<Record<number | 'shipped', Limit>>>;
}

/** A number, or one that depends on what else was measured. */
type Limit = number | ((figures: Figures) => number | undefined);

const megabyte = 1024 ** 2;
const times =
  (factor: number, figure: Figure): Limit =>
  (figures) => {
    const other = figures[figure];
    return other && factor * other;
  };
const hugoWrite = times(1, 'hugoWrite');

const kinds: readonly Kind[] = [
  {
    what: 'save → new text served, less the commit itself',
    of: 'save',
    unit: 'ms',
    atMost: { shipped: 0.05, 1000: 0.1, 10_000: 0.4 },
  },
  {
    what: 'written by another program → served',
    of: 'write',
    unit: 'ms',
    hugo: 'hugoWrite',
    atMost: { shipped: hugoWrite, 1000: hugoWrite, 10_000: hugoWrite },
  },
  { what: 'save → known to search', of: 'search', unit: 'ms', atMost: { shipped: 1, 1000: 1 } },
  { what: 'unchanged build', of: 'unchanged', unit: 's', hugo: 'hugo', atMost: { 1000: 0.7, 10_000: 1.5 } },
  {
    what: 'one entry edited',
    of: 'edited',
    unit: 's',
    hugo: 'hugo',
    atMost: { 1000: 1.2, 10_000: times(0.35, 'hugo') },
  },
  {
    what: 'definition changed of a term that one page of twenty uses in richer text',
    of: 'definition',
    unit: 's',
    hugo: 'hugo',
    atMost: { 1000: 1.2, 10_000: times(0.35, 'hugo') },
  },
  { what: 'cold build', of: 'cold', unit: 's', hugo: 'hugo', atMost: { 1000: times(1 / 3, 'starlight') } },
  {
    what: 'cold build, processor time',
    of: 'coldCpu',
    unit: 's',
    hugo: 'hugoCpu',
    atMost: { 1000: times(4, 'hugoCpu'), 10_000: times(3.5, 'hugoCpu') },
  },
  {
    what: 'cold build, peak memory',
    of: 'coldMemory',
    unit: 'MB',
    atMost: { 1000: 700 * megabyte, 10_000: 700 * megabyte },
  },
  { what: 'first build of a new version of the code', of: 'newVersion', unit: 's' },
  { what: 'cold build with search index', of: 'withSearch', unit: 's' },
  { what: 'check, cold', of: 'checkCold', unit: 's', atMost: { 10_000: 5 } },
  { what: 'check, warm', of: 'checkWarm', unit: 's', atMost: { 10_000: 1.2 } },
  { what: 'freshness with 5 years of history, cold', of: 'freshnessCold', unit: 's', atMost: { 10_000: 6 } },
  { what: 'freshness, warm', of: 'freshnessWarm', unit: 's', atMost: { 10_000: 1.5 } },
  { what: 'freshness, after one commit', of: 'freshnessAfterCommit', unit: 's', atMost: { 10_000: 2 } },
  { what: 'first start in a fresh clone', of: 'startFirst', unit: 's', atMost: { shipped: 6 } },
  { what: 'start after a clean end', of: 'startLater', unit: 's', atMost: { shipped: 1.5 } },
  { what: 'start after a kill', of: 'startAfterKill', unit: 's', atMost: { shipped: 1.5 } },
  { what: 'Eleventy, cold build', of: 'eleventy', unit: 's' },
  { what: 'Eleventy, cold build, processor time', of: 'eleventyCpu', unit: 's' },
  { what: 'Astro with MDX, cold build', of: 'astro', unit: 's' },
  { what: 'Astro with MDX, cold build, processor time', of: 'astroCpu', unit: 's' },
  { what: 'Starlight, cold build', of: 'starlight', unit: 's' },
  { what: 'Starlight, cold build, processor time', of: 'starlightCpu', unit: 's' },
];

/** One row for each thing and wiki that was measured. */
export function table(wikis: readonly Measured[]): string {
  return [
    '| what | pages | measured | at most | | Hugo | richer text |',
    '| --- | ---: | ---: | ---: | --- | ---: | ---: |',
    ...kinds.flatMap((kind) => wikis.flatMap((wiki) => row(kind, wiki) ?? [])),
  ].join('\n');
}

function row({ what, of, unit, hugo, atMost }: Kind, { size, plain, rich }: Measured): string | undefined {
  const value = plain[of];
  if (value === undefined) return undefined;
  const limit = atMost?.[size ?? 'shipped'];
  const most = typeof limit === 'function' ? limit(plain) : limit;
  const write = (figure: number | undefined) => (figure === undefined ? '' : units[unit](figure));
  const cells = [
    what,
    size?.toLocaleString('en') ?? 'as shipped',
    write(value),
    write(most),
    most === undefined ? '' : value <= most ? 'kept' : `missed by ${write(value - most)}`,
    write(hugo && plain[hugo]),
    write(rich?.[of]),
  ];
  return `| ${cells.join(' | ')} |`;
}

const units = {
  ms: (seconds: number) => `${Math.round(seconds * 1000)} ms`,
  s: (seconds: number) => `${seconds.toFixed(seconds < 10 ? 2 : 1)} s`,
  MB: (bytes: number) => `${Math.round(bytes / megabyte)} MB`,
};
