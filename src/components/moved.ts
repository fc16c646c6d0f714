/** Leads on to the present address of a page, at the place that was asked for. */
const link = document.querySelector<HTMLAnchorElement>('[data-moved]');
if (link) location.replace(link.href + location.search + location.hash);
