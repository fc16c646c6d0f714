/** What it means where something else than the desk answers: a proxy in front of it, or nobody. */

export const unreachable =
  'The wiki’s server does not answer. Start it again, or wait until whoever runs it has.';

const signInAgain =
  'What stands in front of the wiki’s server wants you to sign in again. Do that in another window, then try once more here.';

/** What an answer means that is none of the desk’s: those are JSON. */
export function notByDesk({ status, type }: Pick<Response, 'status' | 'type'>): string {
  // A login page, or the way to one.
  if (type === 'opaqueredirect' || status === 200 || status === 401 || status === 407) return signInAgain;
  if (status === 413)
    return (
      'This is more than what stands in front of the wiki’s server lets through. Take a smaller picture, or have ' +
      'whoever runs it allow 24 MB (nginx: client_max_body_size 24m).'
    );
  if ([502, 503, 504].includes(status))
    return `What stands in front of the wiki’s server does not reach it (${status}). Start it again, or wait until whoever runs it has.`;
  return `Something else than the wiki’s server has answered (${status}). Whoever runs it has to look at what stands in front of it.`;
}
