import { lineAt, literal, withLine, type Fixer } from './lines.ts';

/** Names the entry, person, team or stage that was meant. */
export const fixReference: Fixer<'relation-missing' | 'owner-unknown' | 'team-unknown' | 'stage-unknown'> = (
  { target, meant, line, column },
  text,
) => {
  if (meant === undefined) return undefined;
  const own = lineAt(text, line);
  const [start, rest] = [own.slice(0, column - 1), own.slice(column - 1)];
  const pattern = new RegExp(
    `^((?:- )?(?:[\\w-]+:\\s*)?(["']?))${literal(target)}(?=\\2\\s*(?:$|[,\\]}]|\\s#))`,
  );
  const found = pattern.exec(rest);
  if (found === null) return undefined;
  const [whole, before = '', sign = ''] = found;
  // Plain, a number or a word such as “true” would not be a name.
  const needsQuotes = sign === '' && !/^(?!(?:true|false|null)$)[\p{L}_][\p{L}\p{N}._/-]*$/iu.test(meant);
  const named = needsQuotes ? JSON.stringify(meant) : meant;
  return {
    label: `Write “${meant}”`,
    text: withLine(text, line, start + before + named + rest.slice(whole.length)),
  };
};
