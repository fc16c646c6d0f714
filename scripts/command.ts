/** What all scripts share: arguments, help, progress, and the exit code. */
import { parseArgs, styleText, type ParseArgsConfig } from 'node:util';
import './compiled.mjs';
import { isUnfetched } from '../src/git/untold.ts';
import { harmless } from '../src/plain.ts';
import { nearest } from '../src/spelling.ts';

/** Exit codes of every script. */
export const exit = { fine: 0, doesNotHold: 1, couldNotTell: 2 } as const;

/** A wrong use of a script, or something that keeps it from telling: ends it with exit code 2. */
export class UsageError extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>;

type OptionToken = Extract<
  ReturnType<typeof parseArgs<{ tokens: true; strict: false }>>['tokens'][number],
  { kind: 'option' }
>;

/**
 * Runs a script: reads its arguments, prints its help where asked, and turns what it returns or throws into
 * the exit code.
 *
 * A failure that was not foreseen is exit code 2 as well: it tells nothing about the content.
 */
export async function run<const T extends Options>(
  help: string,
  options: T,
  main: (values: Values<T>, positionals: string[]) => Promise<number>,
): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) guard(stream);
  try {
    const { values, positionals } = parse(options);
    if ('help' in values && values['help'] === true) {
      console.log(help.trim());
      return;
    }
    process.exitCode = await main(values as Values<T>, positionals);
  } catch (error) {
    process.exitCode = exit.couldNotTell;
    const refused =
      error instanceof UsageError ? error.message : (unwritable(error) ?? (await unfetched(error)));
    console.error(styleText('red', refused ?? `This should not have happened: ${String(error)}`));
    if (refused === undefined && error instanceof Error) console.error(error.stack);
    if (refused !== undefined) console.error('Use --help to see what can be asked.');
  }
}

/**
 * Keeps what texts and file names hold from commanding a terminal, whoever prints it: only ends of lines pass, and
 * where there is a terminal, colours and the line of progress that is written anew.
 */
function guard(stream: NodeJS.WriteStream): void {
  const write = stream.write.bind(stream) as (...args: unknown[]) => boolean;
  const ours = stream.isTTY ? /(\u001b\[[\d;]*m|\r\u001b\[K|\r\n)/ : /(\r\n)/;
  stream.write = (chunk: unknown, ...rest: unknown[]) => {
    if (typeof chunk !== 'string') return write(chunk, ...rest);
    const parts = chunk.split(ours).map((part) => (ours.test(part) ? part : harmless(part)));
    return write(parts.join(''), ...rest);
  };
}

/** Where the system does not let a file be written: which, and what helps. */
function unwritable(error: unknown): string | undefined {
  const { code = '', path } = error as NodeJS.ErrnoException;
  if (path === undefined) return undefined;
  if (inTheWay.has(code)) return `“${path}” cannot be written: a file is in the way (${code}). ${stateAt}`;
  if (!['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT'].includes(code)) return undefined;
  const full = code === 'ENOSPC' || code === 'EDQUOT';
  return full
    ? `The disk is full: “${path}” could not be written.`
    : `“${path}” may not be written (${code}). ${stateAt}`;
}

/** What the system says where a file stands, or a link that leads nowhere, in the place of a folder. */
const inTheWay = new Set(['ENOTDIR', 'EEXIST', 'ELOOP']);

const stateAt =
  'What is kept from run to run goes into the folder that the variable CONCORD_STATE names, or else into .concord.';

/** Where git lacks old texts that it would have to fetch: what helps. */
async function unfetched(error: unknown): Promise<string | undefined> {
  if (!isUnfetched(error)) return undefined;
  const { problem } = await import('../src/problem/problem.ts');
  const { problemInWords } = await import('../src/problem/wording.ts');
  const { message, fix } = problemInWords(
    problem({ id: 'history-unknown', of: 'wiki', because: 'unfetched' }),
  );
  return `${message} ${fix}`;
}

type Values<T extends Options> = ReturnType<
  typeof parseArgs<{ options: T; allowPositionals: true }>
>['values'];

function parse(of: Options) {
  const options: Options = { ...of, help: { type: 'boolean', short: 'h' } };
  const { tokens } = parseArgs({ options, allowPositionals: true, strict: false, tokens: true });
  for (const token of tokens) if (token.kind === 'option') expectFit(token, options);
  return parseArgs({ options, allowPositionals: true });
}

/** Says in words what is wrong with an option: Node would speak of positional arguments. */
function expectFit({ name, rawName, value, inlineValue }: OptionToken, options: Options): void {
  const type = options[name]?.type;
  if (type === undefined) {
    const meant = nearest(name, Object.keys(options));
    throw new UsageError(`There is no option “${rawName}”.${meant ? ` Did you mean “--${meant}”?` : ''}`);
  }
  if (type === 'boolean' && value !== undefined)
    throw new UsageError(`“${rawName}” takes no value, and was given “${value}”.`);
  // What begins with a hyphen is the next option, unless it is written as --option=-value.
  const isMissing = value === undefined || (!inlineValue && value.startsWith('-'));
  if (type === 'string' && isMissing)
    throw new UsageError(`“${rawName}” needs a value behind it, as in: ${rawName} VALUE`);
}

/** The port to serve at, from `PORT`; 4321 where that is not said. */
export function readPort(): number {
  const text = process.env['PORT'] ?? '4321';
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new UsageError(`PORT is “${text}”, which is no port.`);
  return port;
}

/** Shows on a terminal how far long work has come. Says nothing where there is no terminal, or in CI. */
export function progress(label: string): { update(done: number, of: number): void; end(): void } {
  const { stderr } = process;
  const shown = stderr.isTTY && !process.env['CI'];
  let last = 0;
  return {
    update(done, of) {
      if (!shown || (done < of && Date.now() - last < 80)) return;
      last = Date.now();
      const width = 24;
      const filled = Math.round((done / Math.max(1, of)) * width);
      stderr.write(`\r\u001b[K${label} ${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${done}/${of}`);
    },
    end() {
      if (shown) stderr.write('\r\u001b[K');
    },
  };
}
