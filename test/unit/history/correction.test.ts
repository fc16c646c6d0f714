import { describe, expect, it } from 'vitest';
import { mostWords, refusalOf } from '../../../src/history/correction.ts';

const page = (body: string, fields = '', reviewed = 'reviewed: 2026-10-01\n') =>
  `---\ntitle: Lead\nsummary: Who calls whom.\nowner: ann\n${reviewed}${fields}---\n\n${body}\n`;
const refused = (was: string, now: string, path = 'guides/a.mdx') => refusalOf(was, now, path);
const ids = (was: string, now: string) => refused(page(was), page(now))?.id;

describe('a small correction', () => {
  it.each([
    ['a slip', 'We recieve leads.', 'We receive leads.'],
    ['a sign', 'Write it, and hand it over.', 'Write it and hand it over.'],
    ['a capital', 'the lead is called.', 'The lead is called.'],
    ['a word too many', 'We call the the lead.', 'We call the lead.'],
    ['a better word', 'Marketing hands the lead over.', 'Marketing gives the lead over.'],
    ['a word in a table', '| a | b |\n| - | - |\n| teh lead | 2 |', '| a | b |\n| - | - |\n| the lead | 2 |'],
    ['the layout', 'One two\nthree four.', 'One two three\nfour.'],
    ['a word beside a number', 'Teh 5 leads.', 'The 5 leads.'],
    ['a sign in Chinese', '我们打电话,然后交接。', '我们打电话，然后交接。'],
    ['an article', 'Within a easy reach.', 'Within an easy reach.'],
    ['a slip in German', 'Wir rufen den Lead ann.', 'Wir rufen den Lead an.'],
    ['an article before a number', 'All of 5 leads.', 'All of the 5 leads.'],
    ['a unit that was misspelt', 'Each of 5 campains.', 'Each of 5 campaigns.'],
    ['words that add nothing', 'It is that which we call.', 'It is which we call.'],
    ['a name that was misspelt', 'Grabenhorts sells it.', 'Grabenhorst sells it.'],
  ])('mends %s', (_, was, now) => {
    expect(ids(was, now)).toBeUndefined();
  });

  it.each([
    ['a number', '5 leads a month.', '6 leads a month.', 'number'],
    ['a sign of a number', 'At least 5 %.', 'At least 5 €.', 'number'],
    ['a place of a number', 'About 1.5 hours.', 'About 15 hours.', 'number'],
    ['a number that is new', 'Some leads.', 'Some leads, 5 of them.', 'number'],
    ['a number in words', 'Within six hours.', 'Within nine hours.', 'sense'],
    ['a day', 'Until 2026-10-01.', 'Until 2026-11-01.', 'number'],
    ['a day in words', 'Every Monday.', 'Every Friday.', 'sense'],
    ['a unit', 'Within six hours.', 'Within six days.', 'sense'],
    ['a month in short', 'Call by 5 Jun.', 'Call by 5 Jul.', 'number'],
    ['a month in short, in words', 'Call in Jan.', 'Call in Jun.', 'sense'],
    ['a time of the day', 'Call at 9 am.', 'Call at 9 pm.', 'number'],
    ['a time of the day with points', 'Call at 9 a.m. sharp.', 'Call at 9 p.m. sharp.', 'number'],
    ['a unit at its number', 'Within 12h.', 'Within 12d.', 'number'],
    ['a unit beside its number', 'About 20 kg.', 'About 20 g.', 'number'],
    ['a thousand', 'About €20 k.', 'About €20 m.', 'number'],
    ['a word before its number', 'Pay net 30.', 'Pay gross 30.', 'number'],
    ['a Roman number', 'See part iv.', 'See part vi.', 'sense'],
    ['the end of a day', 'Answer by eod.', 'Answer by eow.', 'sense'],
    ['a span', 'Every fortnight.', 'Every decade.', 'sense'],
    ['a number in Spanish', 'Hay diez casos.', 'Hay doce casos.', 'sense'],
    ['a number in Italian', 'Entro due giorni.', 'Entro tre giorni.', 'sense'],
    ['a season', 'Again in spring.', 'Again in autumn.', 'sense'],
    ['a price', 'A paid trial.', 'A free trial.', 'sense'],
    ['a sentence less', 'Ask them. Ring back.', 'Ask them.', 'sense'],
    ['a sentence more', 'Ask them.', 'Ask them. Ring back.', 'sense'],
    ['a no', 'We call the lead.', 'We do not call the lead.', 'sense'],
    ['a short no', 'This is a lead.', 'This isn’t a lead.', 'sense'],
    ['a no by one letter', 'Call it now.', 'Call it not.', 'sense'],
    ['a duty', 'Sales may call.', 'Sales must call.', 'sense'],
    ['a side', 'Sales calls.', 'Marketing calls.', 'sense'],
    ['an opposite', 'We include fairs.', 'We exclude fairs.', 'sense'],
    ['an abbreviation', 'Every MQL counts.', 'Every SQL counts.', 'sense'],
    ['a name', 'Ask Katrin.', 'Ask Leonie.', 'sense'],
    ['a number in Chinese', '两天内回复。', '三天内回复。', 'number'],
    ['a blank between numbers', 'Rooms 5 1 and 7.', 'Rooms 51 and 7.', 'number'],
    ['a sign that stands for a word', 'Fairs ✅', 'Fairs ❌', 'number'],
    ['an arrow', 'Sales → Marketing', 'Sales ← Marketing', 'number'],
    ['a word in a script without blanks', '我们接受。', '我们拒绝。', 'sense'],
    ['a word in Thai', 'เราโทรหา', 'เราไม่โทรหา', 'sense'],
    ['a no in German', 'Wir rufen an.', 'Wir rufen nicht an.', 'sense'],
    ['a day in French', 'Chaque lundi.', 'Chaque mardi.', 'sense'],
    ['with and without in French', 'avec remise', 'sans remise', 'sense'],
    ['what is allowed', 'Discounts are allowed.', 'Discounts are forbidden.', 'sense'],
    ['a choice', 'An opt-in form.', 'An opt-out form.', 'sense'],
    ['a heading more', 'Words.', '# New\n\nWords.', 'form'],
    ['where a link leads', '[a](/guides/a/)', '[a](/guides/b/)', 'form'],
    ['what is in code', '`a`', '`b`', 'form'],
    ['an emphasis', 'Call *them*.', 'Call them.', 'form'],
    ['words to say', '<Say>\n\nGood morning.\n\n</Say>', '<Say>\n\nGood day.\n\n</Say>', 'exact'],
    [
      'words to avoid',
      '<Avoid>\n\nGood morning.\n\n</Avoid>',
      '<Avoid>\n\nGood evening.\n\n</Avoid>',
      'exact',
    ],
    [
      'a claim',
      '<Claim source="A" seen="2026-01-01">A lot.</Claim>',
      '<Claim source="A" seen="2026-01-01">A bit.</Claim>',
      'exact',
    ],
    [
      'a source of a claim',
      '<Claim source="A" seen="2026-01-01">A lot.</Claim>',
      '<Claim source="B" seen="2026-01-01">A lot.</Claim>',
      'exact',
    ],
    ['a quote', '<Quote who="A">\n\nWell.\n\n</Quote>', '<Quote who="A">\n\nFine.\n\n</Quote>', 'exact'],
    [
      'words to say in a box',
      '<Callout kind="tip">\n\n<Say>\n\nYes.\n\n</Say>\n\n</Callout>',
      '<Callout kind="tip">\n\n<Say>\n\nYeah.\n\n</Say>\n\n</Callout>',
      'exact',
    ],
  ])('changes no %s', (_, was, now, id) => {
    expect(ids(was, now)).toBe(id);
  });

  it.each([
    ['guides', 'summary: Who recieves it.\n', 'summary: Who receives it.\n', undefined],
    ['guides', 'steps:\n  - title: Hnad over\n', 'steps:\n  - title: Hand over\n', undefined],
    ['guides', 'tags: [a]\n', 'tags: [b, c]\n', undefined],
    ['guides', 'entryCriteria: [Teh form]\n', 'entryCriteria: [The form]\n', undefined],
    ['guides', 'entryCriteria: [a]\n', 'entryCriteria: [a, b]\n', 'form'],
    ['guides', 'numbers:\n  - what: Leeds\n', 'numbers:\n  - what: Leads\n', 'exact'],
    ['guides', 'stage: mql\n', 'stage: sql\n', 'value'],
    ['guides', 'scope: All.\n', '', 'value'],
    ['guides', 'zebra: All of it.\n', 'zebra: All of this.\n', 'value'],
    ['lexicon', 'definition: A laed.\n', 'definition: A lead.\n', 'exact'],
    ['lexicon', 'agreement: [{ team: a }]\n', 'agreement: []\n', 'exact'],
    ['objections', 'answer: Yse.\n', 'answer: Yes.\n', 'exact'],
    ['competitors', 'claims:\n  - text: A lto.\n', 'claims:\n  - text: A lot.\n', 'exact'],
    ['personas', 'evidence: { interviews: 5 }\n', 'evidence: { interviews: 6 }\n', 'value'],
    ['personas', 'isNot: Teh clerk.\n', 'isNot: The clerk.\n', undefined],
  ])('in the fields of %s: %j', (collection, was, now, id) => {
    const text = (fields: string) => page('Words.', fields).replace(/^summary: Who calls.*\n/m, '');
    expect(refused(text(was), text(now), `${collection}/a.mdx`)?.id).toBe(id);
  });

  it('is compared with what was checked, so that corrections add up', () => {
    const words = Array.from({ length: mostWords + 1 }, (_, index) => `wrod${'abcdefghij'[index]}`);
    const mended = (count: number) =>
      page(words.map((word, index) => (index < count ? word.replace('wrod', 'word') : word)).join(' '));
    expect(refused(mended(0), mended(mostWords))).toBeUndefined();
    expect(refused(mended(mostWords), mended(mostWords + 1))).toBeUndefined();
    expect(refused(mended(0), mended(mostWords + 1))).toEqual({
      id: 'much',
      words: mostWords + 1,
      most: mostWords,
    });
  });

  it('is none of a page that nobody has checked, none that is a review, and none that cannot be read', () => {
    expect(refused(page('Teh.', '', ''), page('The.', '', ''))?.id).toBe('unreviewed');
    expect(refused(page('Teh.'), page('The.', '', 'reviewed: 2026-10-02\n'))?.id).toBe('review');
    expect(refused(page('Teh.'), `---\ntitle: [\nreviewed: 2026-10-01\n---\n\nThe.\n`)?.id).toBe('unread');
  });
});
