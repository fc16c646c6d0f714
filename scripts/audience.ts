import { z } from 'zod';
import { settingsFile } from '../src/wiki/files.ts';
import { readSettingsOf } from '../src/wiki/file.ts';
import { exit, run, UsageError } from './command.ts';
import { contentFolder } from './content.ts';

const help = `
Says whether this wiki may be published to the GitHub Pages site of its repository. A site that everyone on the internet
can read takes only a wiki whose settings say “audience: public”. What was published cannot be taken back.

  npm run audience -- [options]

  --content DIR  the content folder (default: content)

It asks GitHub, which the variables GITHUB_REPOSITORY, GITHUB_API_URL and GITHUB_TOKEN lead to; workflows have them.

Exit codes: 0 it may, 1 it may not, 2 wrong use, or it could not be told.
`;

const unknown = 'It could not be told whether everyone can read the site, so nothing is published';

await run(help, { content: { type: 'string' } }, async (options, positionals) => {
  if (positionals.length > 0) throw new UsageError(`“${positionals[0]}” is not understood.`);
  const folder = await contentFolder(options.content);
  const { settings } = await readSettingsOf(folder);
  if (settings.audience === 'public') {
    console.log(`${settingsFile} says that everyone on the internet may read this wiki.`);
    return exit.fine;
  }
  if (await isPublic()) {
    console.error(
      `This wiki was not published: everyone on the internet could read it. ${settingsFile} does not say ` +
        '“audience: public”, and the GitHub Pages site of this repository is public, as it is on every plan but ' +
        'Enterprise Cloud, also where the repository is private. Publish it elsewhere (README, “Publishing”), make the ' +
        `site private (Settings, Pages, Visibility), or write “audience: public” into ${settingsFile}.`,
    );
    return exit.doesNotHold;
  }
  console.log('The GitHub Pages site is private: who may read the repository can read it.');
  return exit.fine;
});

/** Whether everyone can read the Pages site of the repository; see https://docs.github.com/en/rest/pages/pages. */
async function isPublic(): Promise<boolean> {
  const { GITHUB_REPOSITORY: repository, GITHUB_TOKEN: token } = process.env;
  const api = process.env['GITHUB_API_URL'] ?? 'https://api.github.com';
  if (!repository) throw new UsageError('GITHUB_REPOSITORY does not say of which repository the site is.');
  const answer = await fetch(`${api}/repos/${repository}/pages`, {
    headers: token ? { Authorization: `Bearer ${token}` } : {},
  }).catch((error: unknown) => {
    throw new UsageError(`${unknown}: GitHub cannot be reached (${String(error)}).`);
  });
  if (answer.status === 404)
    throw new UsageError(
      'GitHub Pages is not turned on for this repository. First see who could read the site (README, “Publishing”), ' +
        'then choose Settings, Pages, Source: GitHub Actions.',
    );
  const read = z.object({ public: z.boolean() }).safeParse(await answer.json().catch(() => undefined));
  if (!answer.ok || !read.success) throw new UsageError(`${unknown}: GitHub answers with ${answer.status}.`);
  return read.data.public;
}
