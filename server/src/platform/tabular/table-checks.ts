import { isFilled } from './header.ts';
import type { Cell, RawColumn } from './raw-table.ts';
import { type TableWarning, tableWarning } from './table-warning.ts';

const TOTAL =
  /^(grand\s+)?(sub\s?-?total|total|jumlah|rata-rata|average|sum)(\s+(total|keseluruhan|seluruhnya|akhir|kota|kabupaten|kecamatan)\b.*)?\s*:?$/i;
const NOTE = /^(sumber|source|catatan|note|keterangan|ket\.?|\*|metro,|mengetahui|nip\b|dicetak|printed)/i;
const TAIL = 40;

/** Total and note rows: at the end they are set apart, inside the table they are only named. */
export function rowChecks(columns: readonly RawColumn[], rowNumbers: readonly number[]): TableWarning[] {
  const totals: number[] = [];
  const notes: number[] = [];
  let row = rowNumbers.length - 1;
  for (; row >= Math.max(1, rowNumbers.length - TAIL); row -= 1) {
    const kind = rowKind(columns, row);
    if (kind === undefined) break;
    (kind === 'total' ? totals : notes).unshift(rowNumbers[row] ?? 0);
  }
  const inside: number[] = [];
  for (let at = 0; at <= row; at += 1) if (isTotal(columns, at)) inside.push(rowNumbers[at] ?? 0);
  const warnings: TableWarning[] = [];
  if (totals.length > 0) warnings.push(tableWarning('total-row', { rows: totals }));
  if (notes.length > 0) warnings.push(tableWarning('note-row', { rows: notes }));
  if (inside.length > 0) warnings.push(tableWarning('total-row-inside', { rows: inside }));
  return warnings;
}

function rowKind(columns: readonly RawColumn[], row: number): 'total' | 'note' | undefined {
  if (isTotal(columns, row)) return 'total';
  const filled = columns.map((column) => column.cells[row] ?? null).filter(isFilled);
  const first = filled[0];
  if (typeof first !== 'string' || columns.length < 3 || filled.length > 1) return undefined;
  return NOTE.test(first.trim()) || first.length > 30 ? 'note' : undefined;
}

function isTotal(columns: readonly RawColumn[], row: number): boolean {
  if (columns.length < 2) return false;
  for (const column of columns.slice(0, 3)) {
    const cell = column.cells[row];
    if (cell === null || cell === undefined) continue;
    if (typeof cell !== 'string') return false;
    if (cell.length < 60 && TOTAL.test(cell.trim())) return true;
  }
  return false;
}

const SCIENTIFIC = /^\d([.,]\d+)?e\+?(1[1-9]|2\d)$/i;
const LONG_DIGITS = /^\d{16,19}$/;

/** Long numbers (NIK, KK, account) that a spreadsheet has passed through a number cell and thereby damaged. */
export function damageChecks(columns: readonly RawColumn[], rowNumbers: readonly number[]): TableWarning[] {
  return columns.flatMap((column) => {
    const rows = damagedRows(column.cells).map((at) => rowNumbers[at] ?? 0);
    return rows.length === 0
      ? []
      : [tableWarning('number-damaged', { column: column.name, count: rows.length, rows })];
  });
}

function damagedRows(cells: readonly Cell[]): number[] {
  const found: number[] = [];
  const long: number[] = [];
  const zeroEnded: number[] = [];
  cells.forEach((cell, at) => {
    if (typeof cell === 'number') {
      if (Number.isInteger(cell) && Math.abs(cell) >= 1e15) found.push(at);
    } else if (typeof cell === 'string' && cell.length >= 5 && cell.length < 24) {
      const text = cell.trim();
      if (SCIENTIFIC.test(text)) found.push(at);
      else if (LONG_DIGITS.test(text)) {
        long.push(at);
        if (text[15] === '0' && /^0*$/.test(text.slice(15))) zeroEnded.push(at);
      }
    }
  });
  // One NIK in ten ends with 0 by itself; a column where (nearly) all do went through 15-digit numbers.
  if (zeroEnded.length >= 4 && zeroEnded.length >= long.length * 0.9) found.push(...zeroEnded);
  return found.sort((a, b) => a - b);
}
