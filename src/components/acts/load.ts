/** What a wiki has for those who have said who they are is loaded for them alone. Others load nothing, and ask for nothing. */
import { me } from '../../editing-api/me.ts';
import { eachVisit } from '../visit.ts';

eachVisit(() => {
  if (me()?.id !== undefined) void import('./own.ts');
});
