import { datedRepo, type Dated } from './dated-repo.ts';
import { guide } from '../fixtures/frontmatter/cases.ts';

const settings = `name: Test wiki
teams:
  - { id: sales, name: Sales, colour: '#aa3300', lead: lea }
  - { id: marketing, name: Marketing, colour: '#006677' }
stages: []
review: { every: 6 months, noticeDays: 21, perOwnerAWeek: 3, timeZone: UTC }
`;

function person(name: string, more = ''): string {
  return `name: ${name} Example\nemail: ${name.toLowerCase()}@example.com\nteam: sales\nrole: Rep\n${more}`;
}

const checked = { reviewed: '2026-10-05', reviewedBy: 'ada' };

/** Claims of which the first two have ended before 22 November 2026: one with words to say, one in a sentence to say. */
const claims = `
<Claim source="Their list" seen="2026-06-01" until="2026-11-01">

They charge 99.

<Say>

They charge 99, you know.

</Say>

</Claim>

<Say>

Only <Claim source="A newsletter" seen="2026-06-01" until="2026-11-10">400 customers</Claim> have it.

</Say>

<Claim source="Their list" seen="2026-06-01" until="2027-11-01">

Setup is free.

</Claim>
`;

/** A wiki in a repository of its own, in which pages are in doubt for every reason from 22 November 2026. */
export async function doubtfulWiki(): Promise<Dated> {
  const repo = await datedRepo();
  const files = {
    'wiki.yaml': settings,
    'people/ada.yaml': person('Ada'),
    'people/lea.yaml': person('Lea'),
    'people/gus.yaml': person('Gus', 'left: 2026-11-01\n'),
    'people/ida.yaml': person('Ida', 'away: { from: 2026-11-16, until: 2026-11-27 }\ncoveredBy: ada\n'),
    'guides/fine.mdx': guide({ title: 'Fine', ...checked }),
    'guides/ground.mdx': guide({ title: 'Ground', ...checked }),
    'guides/doubtful.mdx': guide({ title: 'Doubtful', ...checked }, 'See [ground](ground.mdx).'),
    'guides/claims.mdx': guide({ title: 'Claims', ...checked }, claims),
    'guides/late.mdx': guide({ title: 'Late', ...checked, owner: 'ida', reviewEvery: '30 days' }),
    'guides/left.mdx': guide({ title: 'Left', ...checked, owner: 'gus' }),
    'guides/new.mdx': guide({ title: 'New', teams: '[marketing]' }),
  };
  for (const [file, text] of Object.entries(files)) await repo.write(file, text);
  repo.commit('2026-10-05');
  await repo.write('guides/ground.mdx', guide({ title: 'Ground', ...checked }, 'Another text.'));
  repo.commit('2026-10-20');
  const doubtful = guide({ title: 'Doubtful', ...checked }, 'Another text. See [ground](ground.mdx).');
  await repo.write('guides/doubtful.mdx', doubtful);
  repo.commit('2026-10-21');
  return repo;
}
