/** Shows a brief. Elements are made of its words; none of them is ever read as HTML. */
import type { Day } from '../../freshness/day.ts';
import type { Word, Words } from '../../site/brief/words.ts';
import { element } from '../../element.ts';
import { goneMarkOn } from '../gone.ts';
import type { Block, Brief, Section } from './model.ts';

export function draw({ sections }: Brief, today: Day | undefined): HTMLElement[] {
  return sections.map(({ id, title, blocks }: Section) => {
    const section = element('section', { className: 'brief-section' }, [
      element('h2', { id: `brief.${id}` }, [title]),
      element(
        'div',
        { className: 'brief-blocks' },
        blocks.map((block) => blockOf(block, today)),
      ),
    ]);
    section.dataset['section'] = id.replace(/\..*/, '');
    section.setAttribute('aria-labelledby', `brief.${id}`);
    return section;
  });
}

function blockOf(block: Block, today: Day | undefined): HTMLElement {
  const words = (of: Words) => of.map((word) => wordOf(word, today));
  if (block.type === 'group') {
    const { title, aside, blocks, beside } = block;
    return element('article', { className: 'brief-group' }, [
      element('header', {}, [
        element('h3', { dir: 'auto' }, words(title)),
        ...(aside === undefined ? [] : [element('p', { className: 'brief-aside' }, [aside])]),
      ]),
      element(
        'div',
        {},
        blocks.map((each) => blockOf(each, today)),
      ),
      ...(beside
        ? [
            element(
              'div',
              {},
              beside.map((each) => blockOf(each, today)),
            ),
          ]
        : []),
    ]);
  }
  const label = block.label === undefined ? [] : [element('p', { className: 'brief-label' }, [block.label])];
  const content =
    block.type === 'paragraph'
      ? element('p', { dir: 'auto' }, words(block.words))
      : element(
          'ul',
          {},
          block.items.map((item) => element('li', { dir: 'auto' }, words(item))),
        );
  const shown = element('div', { className: `brief-${block.type}` }, [...label, content]);
  if (block.tone) shown.dataset['tone'] = block.tone;
  return shown;
}

function wordOf(word: Word, today: Day | undefined): Node | string {
  if (typeof word === 'string') return word;
  if (word.is === 'break') return document.createElement('br');
  if (word.is === 'gone') {
    const shown = document.createDocumentFragment();
    shown.append(...goneMarkOn(word, today));
    return shown;
  }
  const of = word.of.map((each) => wordOf(each, today));
  if (word.is === 'link') return element('a', { href: word.to }, of);
  if (word.is !== 'claim') return element(word.is, {}, of);
  const isOver = today !== undefined && word.until < today;
  return isOver ? element('del', { title: 'No longer true' }, of) : element('span', {}, of);
}
