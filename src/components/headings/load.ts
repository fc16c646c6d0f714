/** Headings become links to themselves once somebody is there to use them: a page at rest carries none of it. */
const load = () => void import('./link.ts').catch(() => {});

for (const sign of ['pointerover', 'keydown']) addEventListener(sign, load, { once: true });
