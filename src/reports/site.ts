/** The host that identifiers in feeds are made with. They have to have one, and stay the same from build to build. */
export function hostOf(site: string | undefined): string {
  // Reserved for names that nobody can have, see RFC 2606.
  return site === undefined ? 'concord.invalid' : new URL(site).hostname;
}
