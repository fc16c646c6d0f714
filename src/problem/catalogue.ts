import type { ProblemId } from './details.ts';

/** How much a problem matters: an error is wrong, a warning is doubtful, an info is worth knowing. */
export type Level = 'error' | 'warning' | 'info';

interface Kind {
  level: Level;
  title: string;
  /** Readers see it on the page; other problems concern its editors. */
  isSeen: boolean;
  /** For the help page: what this means for the wiki's readers. */
  about: string;
  /** For the help page, and for a problem that has no fix of its own. */
  fix: string;
}

/**
 * Every problem the wiki can report. Ids are permanent: pipelines and people search for them.
 * The help page has a section for each.
 */
export const catalogue = {
  'file-unreadable': seen(
    'error',
    'The file cannot be read',
    'The file is not text in UTF-8, or the system refused to open it.',
    'Save the file again as UTF-8 text.',
  ),
  'file-ignored': kind(
    'warning',
    'The file is not part of the wiki',
    'Only known folders and file types become pages. This one was left out.',
    'Move the file into a collection’s folder and let its name end in “.mdx”, that of a record in “.yaml”, or delete it.',
  ),
  'file-too-large': seen(
    'error',
    'The page is too long',
    'Pages above the size limit are shown as plain text, so that one page cannot slow down the wiki.',
    'Split the page into several.',
  ),
  'file-too-slow': seen(
    'error',
    'The page takes too long to read',
    'Reading this page took over two seconds and was stopped; it is shown as plain text.',
    'Simplify the page: look for very long runs of the same characters.',
  ),
  'file-name': kind(
    'warning',
    'The file name does not make a good address',
    'A page’s address comes from its file name. This one holds characters that do not belong in an address, so the address differs from the name.',
    'Rename the file: small letters, digits and hyphens.',
  ),
  'address-own': kind(
    'warning',
    'The address is one of the wiki’s own',
    'At some addresses the wiki itself has something, such as the agenda at /meetings/next/. A file or a folder of that name is published beside it under a number.',
    'Give the file or its folder another name, such as the day and the kind of the meeting.',
  ),
  'id-duplicate': kind(
    'error',
    'Two files have the same address',
    'Addresses do not tell capital from small letters. The first file keeps the address, the second is published beside it under a number.',
    'Rename one of the two files, or merge them.',
  ),
  'frontmatter-missing': seen(
    'error',
    'The page has no fields',
    'A page begins with its fields between two lines of three hyphens.',
    'Add the fields at the top of the file, between two lines “---”.',
  ),
  'frontmatter-unclosed': seen(
    'error',
    'The block of fields is not closed',
    'The first line opens the fields with “---”, but no second “---” closes them.',
    'Add a line “---” after the last field.',
  ),
  'frontmatter-language': seen(
    'error',
    'The fields are not in YAML',
    'Fields stand between two lines of exactly “---”. Other kinds of front matter are not read, and never run.',
    'Write the first line as “---” and the fields as “name: value”.',
  ),
  'conflict-marks': seen(
    'error',
    'Two versions of a text stand below each other',
    'Two people changed the same place, and git has left both versions in the file, between lines of its own. Readers see both, or fields cannot be read. In a block of code one such line alone is shown on purpose; to show several, indent them by a blank.',
    'Keep the words that hold, and remove the lines that begin with “<<<<<<<”, “=======” and “>>>>>>>”.',
  ),
  'yaml-syntax': seen(
    'error',
    'The fields cannot be understood',
    'The fields at the top of the file are not valid YAML, so none of them could be used.',
    'Put quotes around a value that holds a colon, a hash sign or a quote.',
  ),
  'yaml-comment': seen(
    'warning',
    'Part of a value is read as a comment',
    'In YAML a space and a hash sign begin a comment: what follows is not part of the value.',
    'Put the whole value in quotes.',
  ),
  'yaml-sign': seen(
    'warning',
    'The first word of a value is left out',
    'In YAML a word that begins with an ampersand or an exclamation mark is a sign of its own: it is not part of the value.',
    'Put the whole value in quotes.',
  ),
  'invisible-sign': kind(
    'warning',
    'A sign that nobody sees',
    'Signs without a width, and blanks that are none, come along when text is copied. Where names and marks stand, what looks right is then something else.',
    'Delete the sign, or type a plain blank in its place.',
  ),
  'field-unknown': kind(
    'error',
    'A field has an unknown name',
    'Only the fields of the collection are read; a misspelt one would be lost silently.',
    'Correct the name of the field, or remove it.',
  ),
  'field-missing': kind(
    'error',
    'A required field is missing',
    'Readers and lists rely on this field.',
    'Fill in the field.',
  ),
  'draft-incomplete': kind(
    'warning',
    'A draft still lacks a field',
    'A draft may be kept with a required field empty: readers do not see it. Without the field it cannot be published.',
    'Fill in the field before you take “draft” away.',
  ),
  'template-text': seen(
    'error',
    'Words of the template are still there',
    'A new page begins with words that say what belongs where. Readers would take them for what the company says, and may copy them.',
    'Write your own words in their place, or delete them.',
  ),
  'template-draft': kind(
    'warning',
    'A draft still has words of the template',
    'A new page begins with words that say what belongs where. Readers do not see a draft; with these words it cannot be published.',
    'Write your own words in their place, or delete them, before you take “draft” away.',
  ),
  'field-invalid': kind(
    'error',
    'A field has a value that does not fit',
    'The value is not of the kind this field takes.',
    'Correct the value.',
  ),
  'date-invalid': kind(
    'error',
    'A date is not a day that exists',
    'Days are written year-month-day, as in 2026-11-22. A date that cannot be understood is never taken for “fine”.',
    'Write the day as YYYY-MM-DD.',
  ),
  'day-order': kind(
    'error',
    'Two days contradict each other',
    'What ends before it begins never holds: an absence that is over before its first day or goes on once somebody has left, a claim that ended before it was seen.',
    'Correct one of the two days.',
  ),
  'day-future': kind(
    'error',
    'Something that happened lies in the future',
    'What was seen, said, signed or tried has a day that has passed.',
    'Enter the day on which it happened.',
  ),
  'away-uncovered': kind(
    'info',
    'Nobody covers for someone who is away',
    'While they are away, reviews of their pages fall to whoever leads the team, and where nobody does, to nobody.',
    'Say in “Covered by” who stands in.',
  ),
  'review-future': kind(
    'error',
    'A review lies in the future',
    'A page cannot have been reviewed on a day that has not come yet.',
    'Enter the day on which the page was really checked.',
  ),
  'review-missing': kind(
    'warning',
    'Nobody has reviewed the page yet',
    'Without a review nobody knows whether the page is true.',
    'Read the page and, if it is right, enter today’s date and your name as its review.',
  ),
  'review-overdue': kind(
    'warning',
    'The page is past its review date',
    'The day on which the page should have been checked again has passed.',
    'Read the page, correct what is wrong, and enter today as its review.',
  ),
  'claim-expired': kind(
    'warning',
    'A claim has expired',
    'The claim was only said to be true until a day that has passed.',
    'Check the claim again and move its “until”, or remove it.',
  ),
  'page-over': kind(
    'warning',
    'What the page is about is over',
    'Its last day has passed. Nobody is told what came of it until somebody writes that down.',
    'Write down what came of it and what follows, then review the page: it asks for no other review after that.',
  ),
  'review-edited': kind(
    'warning',
    'The page was changed after its review',
    'Someone has changed what the page says since it was last confirmed, or its text is younger than its review, as that of a copy is. Nobody has vouched for the new words.',
    'Read the page and, if it is right, review it.',
  ),
  'review-recheck': kind(
    'warning',
    'Something the page rests on has changed',
    'A page that this one names or links to says something else than when this one was last reviewed, or its last review found that someone has to put something right.',
    'Read both pages; correct this one where it no longer fits, and review it.',
  ),
  'review-stranger': kind(
    'warning',
    'The reviewer has nothing to do with the page',
    'A page is confirmed by its owner, by whoever covers for them, or by someone of a team whose page it is.',
    'Ask the owner to review the page.',
  ),
  'review-bulk': kind(
    'warning',
    'Many pages were reviewed at once',
    'One person has confirmed many pages in one change, and noted nothing on any of them. Dates that are only moved on say nothing.',
    'Read the pages, and note on each what was looked at.',
  ),
  'signature-not-lead': kind(
    'warning',
    'Whoever signed does not lead the team',
    'For a team its lead signs, or while the lead is away, who covers. A signature of anybody else does not count, and nothing is agreed by it. Nobody signs the same words for two teams, unless they lead both.',
    'Have the lead sign the page: open it, and press “Sign”. If whoever signed led the team then, say in the settings since when somebody else does. If they covered for the lead, enter that absence and who covers in the lead’s record.',
  ),
  'signature-unbound': kind(
    'warning',
    'A signature does not say for which words',
    'It was typed with the number of an edition. Nobody can tell by that whether the words have changed since, so it does not count.',
    'Run “npm run agree -- --adopt”, which looks in git for the words that were signed, or have the team sign again.',
  ),
  'history-unknown': kind(
    'info',
    'What changed since the last review is not known',
    'Changes are read from git. Outside git, without git, in a repository that belongs to another user, in a clone that holds only the latest changes, or whose old texts cannot be fetched, and for what was not committed yet, nothing can be told.',
    'The message says which of these it is, and what helps.',
  ),
  'relation-missing': kind(
    'error',
    'A relation leads to nothing',
    'The page names another entry that does not exist.',
    'Correct the id, or create the entry.',
  ),
  'draft-named': seen(
    'warning',
    'A page names a draft',
    'Readers do not see drafts: they find a name with no page behind it.',
    'Publish that page, or take out what names it.',
  ),
  'owner-unknown': kind(
    'error',
    'The owner is not a person of this wiki',
    'Reviews go to the owner; someone who is not in the people folder never gets them.',
    'Choose someone from the people folder, or add the person.',
  ),
  'owner-left': kind(
    'warning',
    'The owner has left',
    'A page of someone who left has no owner.',
    'Choose a new owner.',
  ),
  'owner-away': kind(
    'warning',
    'The owner is away, and nobody covers',
    'While they are away nobody is asked about the page.',
    'Say in their record who covers for them.',
  ),
  'task-overdue': kind(
    'warning',
    'A task is overdue',
    'What was to be done by a day waits for one person, in their list and in the next agenda.',
    'Do it and enter the day under “Done on”, or agree on another day with whoever needs it.',
  ),
  'task-nobody': kind(
    'warning',
    'A task waits for someone who has left',
    'Nobody does what is on the list of someone who is no longer here.',
    'Give it to somebody else under “Who”, or take it off the list.',
  ),
  'task-in-text': kind(
    'info',
    'A box in the text is a task for someone',
    'A box in a text reminds nobody: it is on no one’s list and in no agenda.',
    'Write it under “To do” of the meeting, with one name and a day, and take the box out of the text.',
  ),
  'decision-page-unchanged': kind(
    'warning',
    'A page does not say what was decided',
    'A decision holds from the day of the meeting on. A page that still says what it said before sends people the old way.',
    'Change the page so that it says what was decided; where it need not change, take it out of the decision.',
  ),
  'note-waiting': kind(
    'warning',
    'A field note waits too long',
    'What was heard outside is to stand on its page, or to be declined with a reason, within ten working days. Whoever wrote it down waits to hear.',
    'Open the note: put it on the page, or say why it is not taken over.',
  ),
  'note-nowhere': kind(
    'info',
    'A field note names no page',
    'A note that names no page falls to whoever leads the team of the one who heard it: no owner of a page knows of it.',
    'Choose under “What is it about?” the page on which it would help.',
  ),
  'note-names-someone': kind(
    'warning',
    'A note names somebody',
    'What is saved stays in the history for good, and every reader sees it. Competitors may be named; customers, and people who work there, must not.',
    'Say what they are in place of who: “the operations director of a gravel plant”.',
  ),
  'note-ended-early': kind(
    'error',
    'A field note has its end before it was heard',
    'How long it takes from hearing to the page is counted from the one day to the other. A note cannot be taken over, or declined, before it was heard.',
    'Correct the day on which it was heard, or the day of its end.',
  ),
  'note-ended-twice': kind(
    'error',
    'A field note is both taken over and not taken over',
    'A note has one end. Whoever heard it is told both that it stands on a page and why it does not.',
    'Where it stands on the page, take “Not taken over” out of the note; where it does not, take out “Taken over”.',
  ),
  'guide-drifting': kind(
    'warning',
    'People do it differently from the guide',
    'Two field notes in 90 days say that somebody does it differently. A guide that is not followed is soon no longer read.',
    'Talk to those who wrote the notes. Change the guide, or say in the notes why it stays as it is.',
  ),
  'meeting-next-missing': kind(
    'info',
    'The meeting does not say when the next one is',
    'The agenda of the next meeting is for the day that the last one names: what is due by then, and what runs out before the one after.',
    'Enter the day under “Next on”. Where it is not held again, leave it.',
  ),
  'team-unknown': kind(
    'error',
    'The team is not one of this wiki’s',
    'Teams are listed in wiki.yaml.',
    'Choose one of the teams in wiki.yaml.',
  ),
  'stage-unknown': kind(
    'error',
    'The stage is not one of the funnel’s',
    'Funnel stages are listed in wiki.yaml.',
    'Choose one of the stages in wiki.yaml.',
  ),
  'settings-id': kind(
    'warning',
    'The id of a team or a stage is not plain',
    'Pages and addresses name teams and stages by their ids. Small letters, digits and hyphens are typed right by everybody.',
    'Write the id in small letters, digits and hyphens, in the settings and wherever it is named.',
  ),
  'settings-name': kind(
    'error',
    'Two teams or two stages have the same name',
    'Readers and editors know teams and stages by their names, and cannot tell two of the same name apart.',
    'Give it a name of its own, or remove one of the two.',
  ),
  'settings-missing': kind(
    'error',
    'The wiki has no settings',
    'The file wiki.yaml names the teams, the funnel and the review policy. Without it, defaults are used.',
    'Create wiki.yaml in the content folder.',
  ),
  'component-unknown': seen(
    'warning',
    'A component has an unknown name',
    'The tag is not one of the components pages may use. It is shown to readers as it was typed.',
    'Correct the name, or remove the tag.',
  ),
  'component-attribute': seen(
    'warning',
    'A component has an attribute that does not fit',
    'Components take text in straight quotes, and only the attributes they know. The tag is shown as it was typed.',
    'Correct the attribute.',
  ),
  'component-unclosed': seen(
    'warning',
    'A component is not closed',
    'A tag was opened and never closed, or closed and never opened. It is shown as it was typed.',
    'Add the missing tag.',
  ),
  'component-place': seen(
    'warning',
    'A component stands where it cannot',
    'Boxes and cards stand between paragraphs, not inside a heading, a table or a word in bold. The tag is shown as it was typed.',
    'Move the component to a line of its own.',
  ),
  html: seen(
    'warning',
    'HTML is shown as text',
    'Pages are written in Markdown. HTML tags are not used; readers see them as they were typed.',
    'Use Markdown or one of the components instead.',
  ),
  'comment-hidden': kind(
    'info',
    'A comment is not shown',
    'Text between “<!--” and “-->” is not published.',
    'Nothing needs doing; remove the comment if it is out of date.',
  ),
  'code-line': seen(
    'info',
    'A line looks like program code',
    'Lines that begin with import or export mean nothing here. They are shown as text.',
    'Remove the line, or put it in a code block.',
  ),
  'foreign-markup': seen(
    'warning',
    'Signs of another tool are shown as text',
    'Shortcodes, links in double brackets and boxes between colons belong to other tools. Here they mean nothing, and readers see them as they were typed.',
    'Write it in Markdown or with one of the components, or remove it.',
  ),
  emphasis: seen(
    'warning',
    'Marks are not read as they were meant',
    'Bold begins and ends only where Markdown sees a word begin and end, and so do slanted and struck words. Elsewhere their marks are shown to readers; and between figures asterisks vanish, and make words slanted.',
    'Put a blank behind the last mark, or a backslash before a mark that is to be seen.',
  ),
  'code-fence': seen(
    'warning',
    'A block of code takes in more than it should',
    'Three backticks or tildes at the beginning of a line open a block of code. The rest of their line names a language and is not shown, and all lines below are code until the same signs stand on a line of their own.',
    'Write the words on the line below, and close the block with the same signs on a line of their own.',
  ),
  'list-number': seen(
    'info',
    'An item has another number than the one typed',
    'A numbered list counts on from its first number, whatever stands before the other items.',
    'Give the items the numbers that follow, or begin a list of its own: put a line of words between.',
  ),
  'heading-underlined': seen(
    'info',
    'A line of hyphens makes a heading of a paragraph',
    'Hyphens right below a text are no rule: they make the text a heading, and are not shown.',
    'Put a blank line between the text and the hyphens.',
  ),
  alert: seen(
    'warning',
    'A box as GitHub writes it',
    'GitHub makes a box of a quotation that begins with “[!NOTE]”. Here it is a quotation, and readers see the brackets.',
    'Write it as <Callout kind="note"> … </Callout>.',
  ),
  'text-placeholder': seen(
    'warning',
    'A text still has to be written',
    'The field holds words that only keep a place. Readers, lists and the search show them.',
    'Write the text, or make the page a draft until someone has.',
  ),
  'url-unsafe': seen(
    'error',
    'A link leads somewhere it must not',
    'Links may go to https: addresses, mailto:, tel:, pages of the wiki and headings. Others are shown as text.',
    'Use an https:// address, or the address of a page.',
  ),
  'link-broken': seen(
    'warning',
    'A link leads to no page or heading',
    'The link points into the wiki, but nothing is there: no such page, or no such heading on the page.',
    'Correct the address, or create the page.',
  ),
  'link-moved': seen(
    'warning',
    'A link leads to a former address',
    'The page was renamed. Its old address leads on to the new one, as long as git knows of it.',
    'Link to the present address; “npm run rename” changes all links when it renames a page.',
  ),
  'number-reading-owed': kind(
    'warning',
    'Nobody has brought a reading',
    'The period is over, and so are the days that reading it may take. Until it is there, nobody knows whether the number is met, and pages say so.',
    'Enter what was measured, or bring all at once: npm run measure -- FILE.csv.',
  ),
  'number-not-controlled': kind(
    'warning',
    'A team owes what it may not control',
    'Nothing makes two teams quarrel like a consequence for something that one of them cannot move, or that the other has to do first.',
    'Name what the team does to move it, say in the consequence what holds while the other number is missed, or make it a number that is reached together.',
  ),
  'number-then-unowed': kind(
    'warning',
    'There is a consequence of a number that no team owes',
    'Only what a team owes has consequences: pages and agendas show none of what is reached together, or of what a team can take.',
    'Say that the number is owed, and by which team, or take the consequence away.',
  ),
  'number-owed-by-nobody': kind(
    'error',
    'A number is owed, and no team owes it',
    'What one team owes the other is read aloud by it, and has consequences for it.',
    'Choose the team in “Owed by”, or another kind of number.',
  ),
  'number-period': kind(
    'error',
    'A reading has a period that cannot be',
    'Each period is read once, when it has begun, and all are as long as the number says. What cannot be is not counted.',
    'Correct the period, or take the reading away.',
  ),
  'number-minimum': kind(
    'error',
    'A minimum lies on the wrong side of the target',
    'The consequence begins beyond the minimum: it would begin while the number is met.',
    'Correct the minimum, the target, or which way is better.',
  ),
  'number-typed': kind(
    'info',
    'Figures are typed that a number has',
    'Once the target of the number changes, this page contradicts it, and nobody is told.',
    'Quote the number instead: then the page is right by itself.',
  ),
  'asset-use-missing': kind(
    'warning',
    'Nobody says how to use it with a customer',
    'Material without a sentence that goes with it ends up in the boot of a car.',
    'Write the sentence that goes with it, as one says it aloud.',
  ),
  'asset-untried': kind(
    'warning',
    'It is out, and was not tried in three calls',
    'What nobody can say is found out in three calls, and otherwise by all who get it.',
    'Try the sentence in three calls, and add a line for each.',
  ),
  'asset-permission-missing': kind(
    'warning',
    'A customer’s story is out without a permission',
    'Whoever tells it has to know that the customer allows it, and until when.',
    'Enter until when the customer allows it, and where that is written.',
  ),
  'asset-no-because': kind(
    'warning',
    'A no has no reason',
    'A no can be answered where it has one of the reasons that both teams agreed on. Taste is none.',
    'Choose a reason, and say it in a sentence.',
  ),
  'asset-undecided': kind(
    'warning',
    'The day for answers has passed, and nothing is decided',
    'Who asked and who answered wait, and nobody knows whether it is being made.',
    'Decide: it is made, it is not, or later. Say why.',
  ),
  'asset-not-asked': kind(
    'warning',
    'A team is asked, and could not answer in time',
    'Silence counts as a yes only from somebody who was asked three working days before, and was there.',
    'Enter under “The proposal” who asks since when, and a last day for answers that leaves three working days or more.',
  ),
  'asset-not-out': kind(
    'warning',
    'Its last day has passed, and it never went out',
    'Nobody knows whether it is still to come.',
    'Enter the day on which it went out, give it another last day, or withdraw it.',
  ),
  'asset-resting': kind(
    'info',
    'Nobody has used it for 90 days',
    'What rests is not known, does not help, or is not needed any more.',
    'Tell the others where it helps, mend it, or withdraw it.',
  ),
  'channel-silent': kind(
    'warning',
    'A channel is silent',
    'Nothing was published there for longer than it promises.',
    'Publish something and add a line, or say how often something really comes.',
  ),
  'asset-over-uncounted': kind(
    'info',
    'It is over, and nobody has counted what came of it',
    'The next one is planned by what the last one brought.',
    'Add a line under “How it did”.',
  ),
  'asset-gone-linked': kind(
    'warning',
    'A page leads to what is not to be used any more',
    'Readers are told behind the link, on the day they read it. It would be better to lead them to what holds.',
    'Lead to what is used in its place, or take the link away.',
  ),
  'word-deprecated': kind(
    'info',
    'A word is no longer used',
    'The lexicon has given the word up, or says that another one is meant by it. The editor marks such words while one writes; the page is shown as it is.',
    'Use the word of the lexicon.',
  ),
  'image-unsafe': seen(
    'error',
    'An image cannot be shown',
    'Images come from the media folder, as PNG, JPEG, GIF, WebP or AVIF. Others are shown as their description.',
    'Upload the image to the media folder and use its address, /media/….',
  ),
  'image-missing': seen(
    'warning',
    'An image does not exist',
    'The page shows an image that is not in the media folder.',
    'Upload the image, or correct its address.',
  ),
  'nesting-too-deep': seen(
    'warning',
    'The text is nested too deeply',
    'Lists, quotes and components may stand inside each other up to a limit. What lies deeper is shown as plain text.',
    'Write flatter.',
  ),
} as const satisfies Record<ProblemId, Kind>;

function kind(level: Level, title: string, about: string, fix: string): Kind {
  return { level, isSeen: false, title, about, fix };
}

/** A kind of problem that readers see on the page. */
function seen(...of: Parameters<typeof kind>): Kind {
  return { ...kind(...of), isSeen: true };
}
