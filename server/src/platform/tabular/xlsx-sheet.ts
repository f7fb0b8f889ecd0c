import type { Merge } from './header.ts';
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
const SLASH = 47;

/**
 * Cuts the XML of a sheet into rows, piece by piece: no string of the whole sheet is made.
 * What the sheet claims of its size (`dimension`) is not read.
 */
export function* sheetRows(xml: Buffer): Generator<SheetRow[]> {
  const prefix = /<(\w+:)?worksheet[\s>]/.exec(xml.toString('latin1', 0, 4096))?.[1] ?? '';
  const [open, close] = [`<${prefix}row`, `</${prefix}row>`];
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  let number = 0;
  for (let at = 0; at < xml.length; at += PIECE_BYTES) {
    rest += decoder.decode(xml.subarray(at, at + PIECE_BYTES), { stream: at + PIECE_BYTES < xml.length });
    const rows: SheetRow[] = [];
    let from = 0;
    for (let row = rest.indexOf(open); row >= 0; row = rest.indexOf(open, from)) {
      const tagEnd = rest.indexOf('>', row);
      const isBare = tagEnd > 0 && rest.charCodeAt(tagEnd - 1) === SLASH;
      const end = isBare ? tagEnd : rest.indexOf(close, tagEnd);
      if (tagEnd < 0 || end < 0) break;
      number = Number(quick(rest.slice(row, tagEnd), ' r="') ?? number + 1);
      if (!isBare) rows.push({ number, cells: rowCells(rest, tagEnd + 1, end, prefix) });
      from = end + 1;
    }
    rest = rest.slice(from);
    yield rows;
  }
}

function rowCells(xml: string, from: number, to: number, prefix: string): SheetCell[] {
  const [open, close] = [`<${prefix}c`, `</${prefix}c>`];
  const cells: SheetCell[] = [];
  let column = -1;
  for (let at = xml.indexOf(open, from); at >= 0 && at < to; at = xml.indexOf(open, at)) {
    const tagEnd = xml.indexOf('>', at);
    const tag = xml.slice(at + open.length, tagEnd);
    const place = quick(tag, ' r="');
    column = place === undefined ? column + 1 : columnOf(place);
    at = tagEnd + 1;
    if (xml.charCodeAt(tagEnd - 1) === SLASH) continue;
    const end = xml.indexOf(close, at);
    if (end < 0 || end > to) break;
    cells.push(cellOf(column, tag, xml.slice(at, end), prefix));
    at = end + close.length;
  }
  return cells;
}

function cellOf(column: number, tag: string, body: string, prefix: string): SheetCell {
  const valueTag = body.indexOf(`<${prefix}v`);
  const valueAt = valueTag < 0 ? -1 : body.indexOf('>', valueTag) + 1;
  const valueEnd = valueAt <= 0 ? -1 : body.indexOf('</', valueAt);
  return {
    column,
    type: quick(tag, ' t="') ?? 'n',
    style: Number(quick(tag, ' s="') ?? 0),
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
