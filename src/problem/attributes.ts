import type { Problem } from './problem.ts';

/** What is wrong with an attribute of a component, and what to do. */
export function attributeInWords(problem: Problem<'component-attribute'>): [message: string, fix: string] {
  const on = `on <${problem.tag}>`;
  switch (problem.slip) {
    case 'unreadable':
      return [
        `“<${problem.tag}” begins a component, but the tag cannot be read.`,
        'Write attributes as name="text", and end the tag with “>”.',
      ];
    case 'twice':
      return [`“${problem.attribute}” stands twice ${on}.`, 'Keep one of them.'];
    case 'curly':
      return [`“${problem.attribute}” ${on} has curly quotes.`, 'Use straight quotes: name="text".'];
    case 'braces':
      return [
        `“${problem.attribute}” ${on} holds braces. Nothing in a page is evaluated.`,
        'Write the value as text in quotes.',
      ];
    case 'unquoted':
      return [`“${problem.attribute}” ${on} has no value in quotes.`, 'Write it as name="text".'];
    case 'missing':
      return [`<${problem.tag}> needs “${problem.attribute}”.`, `Add ${problem.attribute}="…".`];
    case 'unknown': {
      const known = problem.options.join(', ');
      return [
        `<${problem.tag}> has no attribute “${problem.attribute}”.`,
        known ? `It knows: ${known}.` : 'It takes no attributes.',
      ];
    }
    case 'value': {
      const options = problem.options.join(', ');
      return [
        `“${problem.attribute}” ${on} is “${problem.found}”.`,
        options ? `It takes one of: ${options}.` : 'Give it a value.',
      ];
    }
  }
}
