/** Pages that exist, so that examples lead somewhere. */
export interface Existing {
  term: { id: string; title: string };
  /** The id of a number. */
  number: string;
  /** As `collection/id`. */
  entry: string;
}

/** What to type for each component of the vocabulary. */
export const examples: Readonly<Record<string, (existing: Existing) => string>> = {
  Callout: () => `<Callout kind="tip" title="In doubt">

Ask the owner of the page.

</Callout>`,
  Say: () => `<Say>

May I ask how many delivery notes you typed in yesterday?

</Say>`,
  Avoid: () => `<Avoid>

We can talk about the price.

</Avoid>`,
  Quote: () => `<Quote who="Operations director" role="12 yards" source="Site walk" date="2026-09-30">

Show me the terminal in January, not in May.

</Quote>`,
  Steps: () => `<Steps>

1. Read the whole page.
2. Correct what is no longer true.
3. Enter today as its review.

</Steps>`,
  Details: () => `<Details summary="Where the number comes from">

From the time sheets of the nine sites, March and June.

</Details>`,
  Claim:
    () => `They have <Claim source="Their careers page" seen="2026-02-01" until="2026-03-31" confidence="medium">about 85 people</Claim>.

<Claim source="Offer shown to us" seen="2026-09-17">

An update visit is charged per site.

</Claim>`,
  Term: ({ term }) => `Both teams have signed what <Term id="${term.id}">${term.title}</Term> means.`,
  Number: ({ number }) => `Last month marketing handed over <Number id="${number}" />.`,
  Entry: ({ entry }) => `<Entry id="${entry}" />`,
};
