/** Does something now, and again whenever the reader comes back to the page: it may be another day. */
export function eachVisit(act: () => void): void {
  act();
  addEventListener('pageshow', (event) => event.persisted && act());
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && act());
}
