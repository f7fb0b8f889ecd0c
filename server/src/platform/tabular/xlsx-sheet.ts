import type { Merge } from './header.ts';
import { damaged } from './refusals.ts';
import { attribute, tagsOf } from './xlsx-xml.ts';

/** One cell as written: where, its type and style, its value, and whether a formula stands there. */
export interface SheetCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  readonly value: string | undefined;
  readonly isFormula: boolean;
  /** The XML inside the cell, for inline text. */
  readonly body: string;
}

export interface SheetRow {
  readonly number: number;
  readonly cells: readonly SheetCell[];
}

export const LAST_ROW = 1_048_576;
export const LAST_COLUMN = 16_384;
const PIECE_BYTES = 1 << 20;
/** 16,384 cells of 32,767 letters would be longer, but nobody writes such a row: what has no end by then is no sheet. */
const LONGEST_ROW = 1 << 25;
const [SLASH, SPACE, GREATER, LETTER_C, LETTER_R] = [47, 32, 62, 99, 114] as const;

/**
 * Cuts the XML of a sheet into rows, piece by piece: no string of the whole sheet is made.
 * What the sheet claims of its size (`dimension`) is not read.
 */
export function* sheetRows(xml: Buffer, fileName = ''): Generator<readonly SheetRow[]> {
  const prefix = /<(\w+:)?worksheet[\s>]/.exec(xml.toString('latin1', 0, 4096))?.[1] ?? '';
  const close = `</${prefix}row>`;
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  let number = 0;
  for (let at = 0; at < xml.length; at += PIECE_BYTES) {
    const isLast = at + PIECE_BYTES >= xml.length;
    rest += decoder.decode(xml.subarray(at, at + PIECE_BYTES), { stream: !isLast });
    const lastRow = rest.lastIndexOf(close);
    const cut = isLast ? rest.length : lastRow < 0 ? 0 : lastRow + close.length;
    const rows = wholeRows(rest.slice(0, cut), prefix, number);
    number = rows.at(-1)?.number ?? number;
    rest = rest.slice(cut);
    if (rest.length > LONGEST_ROW) throw damaged(fileName, 'baris tanpa akhir', 'a row without end');
    yield rows;
  }
}

/**
 * The rows of a text that holds whole rows. It walks from tag to tag by the next `<`, which is always near: looking
 * for the end of a row first would read each row twice.
 */
function wholeRows(text: string, prefix: string, before: number): SheetRow[] {
  const rows: SheetRow[] = [];
  const skip = 1 + prefix.length;
  let cells: SheetCell[] = [];
  let number = before;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const letter = text.charCodeAt(at + skip);
    if (letter === LETTER_C && endsName(text.charCodeAt(at + skip + 1))) {
      at = readCell(text, at, prefix, cells);
    } else if (
      letter === LETTER_R &&
      text.startsWith('row', at + skip) &&
      endsName(text.charCodeAt(at + skip + 3))
    ) {
      const tagEnd = endOfTag(text, at);
      number = Number(quick(text.slice(at, tagEnd), ' r="') ?? number + 1);
      cells = [];
      // A bare `<row r="2"/>` holds nothing, yet it counts where rows carry no number.
      rows.push({ number, cells });
      at = tagEnd;
    } else {
      at += 1;
    }
  }
  return rows;
}

const endsName = (code: number): boolean =>
  code === SPACE || code === GREATER || code === SLASH || code === 10 || code === 13 || code === 9;

function endOfTag(text: string, at: number): number {
  const end = text.indexOf('>', at);
  return end < 0 ? text.length : end;
}

/** Reads the cell that opens at a place, and gives the place behind it. */
function readCell(text: string, at: number, prefix: string, cells: SheetCell[]): number {
  const tagEnd = endOfTag(text, at);
  const tag = text.slice(at + 2 + prefix.length, tagEnd);
  const place = quick(tag, ' r="');
  const column = place === undefined ? (cells.at(-1)?.column ?? -1) + 1 : columnOf(place);
  const type = quick(tag, ' t="') ?? 'n';
  const style = Number(quick(tag, ' s="') ?? 0);
  if (text.charCodeAt(tagEnd - 1) === SLASH) {
    // An empty cell without a place still moves the next one on.
    if (place === undefined)
      cells.push({ column, type: 'n', style, value: undefined, isFormula: false, body: '' });
    return tagEnd;
  }
  const close = `</${prefix}c>`;
  if (text.startsWith('<v>', tagEnd + 1)) {
    const valueEnd = text.indexOf('<', tagEnd + 4);
    cells.push({ column, type, style, value: text.slice(tagEnd + 4, valueEnd), isFormula: false, body: '' });
    if (valueEnd < 0) return text.length;
    return text.startsWith(`</v>${close}`, valueEnd) ? valueEnd + 4 + close.length : valueEnd + 1;
  }
  const end = text.indexOf(close, tagEnd);
  if (end < 0) return text.length;
  cells.push({ column, type, style, ...content(text.slice(tagEnd + 1, end), prefix) });
  return end + close.length;
}

/** What stands in a cell that is not just a value: a formula, inline text, or nothing. */
function content(body: string, prefix: string): Pick<SheetCell, 'value' | 'isFormula' | 'body'> {
  const valueTag = body.indexOf(`<${prefix}v`);
  const valueAt = valueTag < 0 ? -1 : body.indexOf('>', valueTag) + 1;
  const valueEnd = valueAt <= 0 ? -1 : body.indexOf('</', valueAt);
  return {
    value: valueEnd < 0 ? undefined : body.slice(valueAt, valueEnd),
    isFormula: body.includes(`<${prefix}f`),
    body,
  };
}

/** An attribute by plain search: this runs once or thrice for each cell of a file. */
function quick(tag: string, opening: string): string | undefined {
  const at = tag.indexOf(opening);
  if (at >= 0) return tag.slice(at + opening.length, tag.indexOf('"', at + opening.length));
  return tag.includes("'") ? attribute(tag, opening.slice(1, -2)) : undefined;
}

/** Column from 0 of a place such as `AB12`. */
function columnOf(place: string): number {
  let column = 0;
  for (let at = 0; at < place.length; at += 1) {
    const letter = place.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

/** The merged cells of a sheet; they stand behind its rows. */
export function sheetMerges(xml: Buffer): Merge[] {
  const start = Math.max(0, xml.lastIndexOf('sheetData'));
  return tagsOf(xml.toString('utf8', start), 'mergeCell').flatMap((tag) => {
    const found = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(attribute(tag, 'ref') ?? '');
    if (found === null) return [];
    const [, left = '', top, right = '', bottom] = found;
    return [{ top: Number(top), bottom: Number(bottom), left: columnOf(left), right: columnOf(right) }];
  });
}
