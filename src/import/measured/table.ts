/** The table of totals that a CRM exports: its lines, by the names of its columns. */
import { CsvError, parse } from 'csv-parse/sync';
import { plural } from '../../plain.ts';
import { nearest } from '../../spelling.ts';

/** A line of the table; what its columns hold, as it was typed. */
export interface Line {
  /** Where it ends in the file. */
  line: number;
  number: string;
  period: string;
  value: string;
  of: string;
  note: string;
}

/** What is wrong with a line, and what to do about it. */
export interface Slip {
  line: number;
  says: string;
}

export interface Table {
  lines: Line[];
  slips: Slip[];
  /** Columns that nothing is taken from. */
  ignored: string[];
  /** The column that says out of how many cases, as the file calls it. */
  outOf?: string | undefined;
}

type Column = Exclude<keyof Line, 'line'>;

/** What columns are called in the first line. */
const columns: Readonly<Record<Column, readonly string[]>> = {
  number: ['number', 'id', 'number id'],
  period: ['period'],
  value: ['value'],
  of: ['of', 'out of'],
  note: ['note'],
};
const needed: readonly Column[] = ['number', 'period', 'value'];

export function readTable(text: string): Table {
  const table: Table = { lines: [], slips: [], ignored: [] };
  const records = recordsIn(text, table.slips);
  const [head, ...rows] = records;
  if (head === undefined) {
    if (table.slips.length === 0) table.slips.push({ line: 1, says: 'The file is empty.' });
    return table;
  }
  const names = head.cells.map((cell) => cell.toLowerCase());
  const places = new Map(names.map((name, place) => [columnOf(name), place]));
  table.slips.push(...doubles(head));
  for (const column of needed) {
    if (places.has(column)) continue;
    const near = nearest(column, names);
    const meant = near ? ` Is it “${near}”?` : '';
    table.slips.push({
      line: head.line,
      says: `There is no column “${column}”.${meant} The first line names the columns: number, period, value, of, note.`,
    });
  }
  table.ignored = head.cells.filter((cell) => cell !== '' && columnOf(cell.toLowerCase()) === undefined);
  table.outOf = head.cells[places.get('of') ?? -1];
  table.slips.push(...rows.flatMap((row) => tooLong(row, names)));
  if (table.slips.length > 0) return table;
  const cell = (cells: readonly string[], column: Column) => cells[places.get(column) ?? -1] ?? '';
  table.lines = rows.map(({ line, cells }) => ({
    line,
    number: cell(cells, 'number'),
    period: cell(cells, 'period'),
    value: cell(cells, 'value'),
    of: cell(cells, 'of'),
    note: cell(cells, 'note'),
  }));
  if (rows.length === 0)
    table.slips.push({ line: head.line, says: 'There is no line below the names of the columns.' });
  return table;
}

/** Two columns for the same: nobody can tell which of them holds. */
function doubles({ line, cells }: Row): Slip[] {
  const named = Map.groupBy(cells, (cell) => columnOf(cell.toLowerCase()));
  return [...named].flatMap(([column, alike]) =>
    column === undefined || alike.length < 2
      ? []
      : [{ line, says: `“${alike.join('” and “')}” are columns for the same. Leave one of them.` }],
  );
}

/** What stands beyond the last column with a name would be lost. */
function tooLong({ line, cells }: Row, names: readonly string[]): Slip[] {
  const named = names.findLastIndex((name) => name !== '') + 1;
  const isLonger = cells.length > names.length || cells.slice(named).some((cell) => cell !== '');
  if (!isLonger) return [];
  const says = `This line has ${plural(cells.length, 'value')}, and the first line names ${plural(named, 'column')}. Perhaps there is a decimal comma: write it in quotes or with a point.`;
  return [{ line, says }];
}

function columnOf(name: string): Column | undefined {
  return (Object.keys(columns) as Column[]).find((each) => columns[each].includes(name));
}

interface Row {
  line: number;
  cells: string[];
}

function recordsIn(text: string, slips: Slip[]): Row[] {
  if (text.includes('\0')) {
    slips.push({ line: 1, says: 'The file is saved in another encoding. Save it as CSV UTF-8.' });
    return [];
  }
  try {
    const found = parse(text, {
      bom: true,
      delimiter: delimiterIn(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return found.map(({ record, info }) => ({ line: info.lines, cells: record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    slips.push({
      line: Number(error['lines'] ?? 1),
      says: 'From here on it is no table: a quotation mark opens and does not close, or stands within a value.',
    });
    return [];
  }
}

/** Where commas stand in figures, semicolons part the columns: whichever is more often in the first line. */
function delimiterIn(text: string): string {
  const [first = ''] = text.split(/\r?\n|\r/, 1);
  const count = (sign: string) => first.split(sign).length;
  return [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0] ?? ',';
}
