import { deleteQuestions } from './phrases.ts';
import { formState } from './store.ts';

/**
 * Answers where Decap asks in the browser's own dialog before it deletes an entry: it is asked once, in a dialog that names
 * the pages which rest on it. Decap has no way to put another in its place: https://github.com/decaporg/decap-cms/issues/3057
 */
export function askOnceBeforeDeleting(): void {
  const ask = window.confirm.bind(window);
  const questions: readonly unknown[] = Object.values(deleteQuestions);
  // What was never saved is only left, and nobody else asks about it.
  window.confirm = (words) => (questions.includes(words) && formState() !== 'new') || ask(words);
}
