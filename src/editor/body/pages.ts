/** The wiki's pages, by name: what links, terms and cards lead to. */
export { names as pages } from '../names.ts';
export type { Name as Page } from '../../editing-api/directory.ts';
