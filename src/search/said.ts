/** What is said where search cannot be opened. Every page has these words: they are for when nothing more arrives. */
interface Saying {
  title: string;
  text: string;
}

const unreachable: Saying = {
  title: 'Search cannot be reached just now',
  text: 'Something it needs did not arrive. Check your connection and open search again; it is then tried anew.',
};

/** The files of search are called after what is in them: those that this page knows are gone once there are others. */
const outdated: Saying = {
  title: 'The wiki was published anew',
  text: 'This page is from before, and cannot open search any more. Load it again; it may say something else now.',
};

/** Tells a connection that is gone from files that are. */
export async function whatIsLost(): Promise<Saying> {
  const page = await fetch(location.href, { cache: 'no-store' }).catch(() => undefined);
  const now = page?.ok ? await page.text().catch(() => '') : '';
  const script = document.querySelector<HTMLScriptElement>('script[type=module][src]')?.getAttribute('src');
  return now !== '' && script && !now.includes(script) ? outdated : unreachable;
}

export function say({ title, text }: Saying): void {
  if (document.querySelector('.search-missing')) return;
  document.body.insertAdjacentHTML(
    'beforeend',
    `<dialog class="search-missing" aria-labelledby="page.search-missing"><h2 id="page.search-missing">${title}</h2><p>${text}</p><form method="dialog"><button>Close</button></form></dialog>`,
  );
  const said = document.body.lastElementChild as HTMLDialogElement;
  said.addEventListener('close', () => said.remove());
  said.showModal();
}
