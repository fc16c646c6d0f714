/**
 * Where the lines of a digest come from: a table, a row for each kind. What a collection adds to digests is one row more,
 * with a function that finds its lines; what was told before is left out, and the rest ranked, without it.
 */
import type { Line, Part } from './model.ts';
import { pagesAgreed, termsAgreed } from './sources/agreed.ts';
import { pagesChanged } from './sources/changed.ts';
import type { Context, Found } from './sources/context.ts';
import { notesLate, notesTakenOver } from './sources/heard.ts';
import { answersDue, materialOutOrGone, materialThatHelped, pagesLeadingToGone } from './sources/material.ts';
import { answersThatWorked, decisionsCarriedOut, numbersMet, tasksDone } from './sources/success.ts';
import { numbersMissed, pagesToCheck, signaturesMissing, tasksLate } from './sources/urgent.ts';

interface Source {
  part: Part;
  find: (context: Context) => Found[] | Promise<Found[]>;
}

const sources: readonly Source[] = [
  { part: 'success', find: numbersMet },
  { part: 'success', find: answersThatWorked },
  { part: 'success', find: termsAgreed },
  { part: 'success', find: decisionsCarriedOut },
  { part: 'success', find: tasksDone },
  { part: 'success', find: notesTakenOver },
  { part: 'success', find: materialThatHelped },
  { part: 'changed', find: pagesAgreed },
  { part: 'changed', find: pagesChanged },
  { part: 'changed', find: materialOutOrGone },
  { part: 'urgent', find: numbersMissed },
  { part: 'urgent', find: tasksLate },
  { part: 'urgent', find: signaturesMissing },
  { part: 'urgent', find: pagesToCheck },
  { part: 'urgent', find: answersDue },
  { part: 'urgent', find: notesLate },
  { part: 'urgent', find: pagesLeadingToGone },
];

/** All that there is to tell and was not told yet. */
export async function linesOf(context: Context): Promise<Line[]> {
  const found = await Promise.all(
    sources.map(async ({ part, find }) => (await find(context)).map((line) => ({ ...line, part }))),
  );
  return found.flat().filter(({ facts }) => facts.some((each) => !context.wasTold(each)));
}
