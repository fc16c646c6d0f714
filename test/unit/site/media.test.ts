import { expect, it } from 'vitest';
import { namedMedia } from '../../../src/site/media.ts';
import { readEntry } from '../../../src/wiki/entry.ts';
import { joinWiki } from '../../../src/wiki/join.ts';
import { readSettings } from '../../../src/wiki/settings.ts';
import { guide } from '../../fixtures/frontmatter/cases.ts';
import { bareWiki } from '../../support/script.ts';

const files = {
  'guides/shown.mdx': guide({ purpose: '"![f](/media/field.png)"' }, '![t](../../public/media/text.png)'),
  'guides/linking.mdx': guide({}, 'See [the plan](/media/big%20plan.png).'),
  'guides/unfit.mdx': 'No fields.\n\n![u](/media/unfit.png)\n',
  'guides/draft.mdx': guide({ draft: 'true' }, '![d](/media/draft.png) ![t](/media/text.png)'),
  'people/ada.yaml': bareWiki['people/ada.yaml'].replace('Representative', '/media/ada.jpg'),
};

const media = ['field.png', 'text.png', 'big plan.png', 'unfit.png', 'draft.png', 'ada.jpg', 'logo.png'];

it('are the images that pages, people and settings name, and none that only a draft does, or nobody', () => {
  const entries = Object.entries(files).map(([file, text]) => {
    const [collection = '', name = ''] = file.split('/');
    return readEntry({ collection, id: name.replace(/\.\w+$/, ''), file }, text);
  });
  const named = bareWiki['wiki.yaml'].replace('name: Test wiki', 'name: /media/logo.png');
  const { settings } = readSettings(named, 'wiki.yaml');
  const published = namedMedia(joinWiki({ settings, entries, media }, false));
  expect([...published].toSorted()).toEqual(media.filter((name) => name !== 'draft.png').toSorted());
  expect(namedMedia(joinWiki({ settings, entries, media: [...media, 'orphan.png'] }, true))).toEqual(
    new Set(media),
  );
});
