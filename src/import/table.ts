/** A field of the wiki, and the names it goes by in other people’s front matter. */
export interface Mapping {
  to:
    'title' | 'summary' | 'tags' | 'aliases' | 'owner' | 'reviewed' | 'reviewedBy' | 'reviewEvery' | 'draft';
  /** In order of preference. Capitals, hyphens and underscores do not matter. */
  from: readonly string[];
  /** For the help page: how a value is taken over, and when it is not. */
  about: string;
}

/**
 * How front matter is mapped. The help page shows this table.
 *
 * A field of the collection’s own name (such as `definition` in the lexicon) is taken over as well, where its
 * value fits. All else is kept at the end of the page.
 */
export const mappings: readonly Mapping[] = [
  {
    to: 'title',
    from: ['title', 'name', 'heading', 'page title', 'term'],
    about:
      'The first one that holds text. Without one, the first heading of the first rank, or else the name of the file.',
  },
  {
    to: 'summary',
    from: [
      'summary',
      'description',
      'short description',
      'excerpt',
      'lead',
      'abstract',
      'subtitle',
      'tagline',
    ],
    about:
      'The first one that holds text, without its formatting. Without one, the first sentences of the page.',
  },
  {
    to: 'tags',
    from: ['tags', 'tag', 'keywords', 'keyword', 'categories', 'category', 'topics', 'labels'],
    about: 'All of them together; a text is divided at its commas.',
  },
  {
    to: 'aliases',
    from: ['aliases', 'alias', 'aka', 'also known as', 'synonyms'],
    about:
      'Only in collections whose pages have other names. Addresses (“/old/page”) are no names and are kept at the end of the page.',
  },
  {
    to: 'owner',
    from: [
      'owner',
      'owners',
      'dri',
      'maintainer',
      'maintainers',
      'responsible',
      'accountable',
      'assignee',
      'owner slack',
      'owner email',
      'author',
      'authors',
    ],
    about:
      'Where it is the id, the name, the e-mail address or another name of one person in the people folder, also behind “@” or “#”; a team is whoever leads it. Everyone else stays in the notes and is named in the report, and the page goes to whom --owners or CODEOWNERS says, or else to the person given with --owner.',
  },
  {
    to: 'reviewed',
    from: ['reviewed', 'reviewed on', 'last reviewed', 'last reviewed on'],
    about:
      'Where it is a day as 2026-11-22 that is not in the future. A page without one is unreviewed until someone has read it here.',
  },
  {
    to: 'reviewedBy',
    from: ['reviewed by', 'last reviewed by', 'reviewer'],
    about: 'Where the page says on what day too, and it is a person in the people folder, as for the owner.',
  },
  {
    to: 'reviewEvery',
    from: ['review every', 'review in', 'review interval', 'review cycle'],
    about: 'Where it is a length of time such as “6 months”.',
  },
  {
    to: 'draft',
    from: [
      'draft',
      'is draft',
      'published',
      'is published',
      'publish',
      'dg publish',
      'public',
      'is public',
      'share',
      'visible',
      'is visible',
      'listed',
      'is listed',
      'online',
      'is online',
      'live',
      'is live',
      'enabled',
      'active',
      'is active',
      'released',
      'show',
      'private',
      'is private',
      'hidden',
      'is hidden',
      'hide',
      'unlisted',
      'is unlisted',
      'unpublished',
      'is unpublished',
      'wip',
      'confidential',
      'secret',
      'is secret',
      'protected',
      'internal',
      'is internal',
      'internal only',
      'members only',
      'restricted',
      'archived',
      'is archived',
      'deleted',
      'is deleted',
      'disabled',
      'offline',
      'headless',
      'visibility',
      'access',
      'classification',
      'sensitivity',
      'confidentiality',
      'privacy',
      'audience',
      'permissions',
      'permission',
      'allowed roles',
      'allowed groups',
      'required role',
      'required roles',
      'restricted to',
      'visible to',
      'acl',
      'password',
      'status',
      'state',
      'workflow',
      'workflow status',
      'workflow state',
      'publish status',
      'publication status',
      'post status',
      'page status',
      'date',
      'publish date',
      'pub date',
      'release date',
      'publish on',
      'publish after',
      'publish from',
      'available from',
      'visible from',
      'go live',
      'go live date',
      'embargo',
      'embargoed',
      'embargo date',
      'embargo until',
      'embargoed until',
      'published at',
      'expiry date',
      'expires',
      'unpublish date',
      'unpublished at',
      'archived at',
      'deleted at',
      'permalink',
      'build',
      'params',
      'extra',
      'cascade',
      'meta',
      'metadata',
      'publishing',
      'publication',
      'attributes',
      'custom',
    ],
    about:
      '“draft: true”, “published: false”, “private: true”, “visibility: private”, “status: draft” and the like make the page a draft, also inside a field such as “meta”, as do a password, permissions that not everyone has, a tag such as “private”, a day of publishing or of an embargo that has not come yet and a day of expiry that has passed. So does front matter that cannot be read and has the name of such a field in it. Any other status is kept at the end of the page.',
  },
];

/** A name of a field as the table compares it. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
