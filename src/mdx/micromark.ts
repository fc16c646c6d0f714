import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { cjkFriendlyGfmStrikethroughToMarkdown } from 'mdast-util-to-markdown-cjk-friendly-gfm-strikethrough';
import { cjkFriendlyToMarkdown } from 'mdast-util-to-markdown-cjk-friendly';
import type { Attention, Handle, Options } from 'mdast-util-to-markdown';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { gfmStrikethroughCjkFriendly } from 'micromark-extension-cjk-friendly-gfm-strikethrough';
import { gfm } from 'micromark-extension-gfm';

/** “5~10 days and 20~30 people” strikes nothing out. */
const singleTilde = false;

const reading = {
  extensions: [gfm({ singleTilde }), cjkFriendlyExtension(), gfmStrikethroughCjkFriendly({ singleTilde })],
  // What it finds in a text that was read already would have no place in it.
  mdastExtensions: gfmFromMarkdown().map((each) => ({ ...each, transforms: [] })),
};

/**
 * Reads Markdown with GitHub's additions as the wiki understands it: two tildes strike out, and in Chinese, Japanese and
 * Korean bold ends where a person sees it end, see https://github.com/commonmark/commonmark-spec/issues/650.
 */
export function fromText(text: string): Root {
  return fromMarkdown(text, reading);
}

/** Writes bold, slanted and struck words so that {@link fromText} reads them again. */
export function marksToMarkdown(): Options {
  const strike = cjkFriendlyGfmStrikethroughToMarkdown();
  const handle: (Handle & { attention?: Attention }) | undefined = strike.handlers?.delete;
  // One tilde, as it would be written where two do not fit, strikes nothing out.
  if (handle?.attention) {
    const { attention } = handle;
    handle.attention = (node, state) => ({ ...attention(node, state), sizes: [2] });
  }
  const handlers = { ...cjkFriendlyToMarkdown().handlers, ...strike.handlers };
  // The extension for lists of tasks has one for paragraphs, too.
  delete handlers.paragraph;
  return { ...strike, handlers };
}
