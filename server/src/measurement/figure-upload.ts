import { AddFigure, type Bilingual, type FigureUpload, type NumberStyle } from '@pilar/contracts';
import type { Clock } from '../platform/clock.ts';
import type { Actor, Tx } from '../platform/db/index.ts';
import { findIndicator } from '../platform/parameters/index.ts';
import { Problem } from '../platform/problem.ts';
import { guessNumberStyle, isMissing, parseNumber, type RawTable, shown } from '../platform/tabular/index.ts';
import { addOfficialFigure } from './figure.service.ts';
import { type FigureRow, listFigureRows } from './figure.store.ts';

/** The columns of a list of official figures, as the template and the export write them. */
export const UPLOAD_COLUMNS = [
  'indikator',
  'kode_wilayah',
  'periode',
  'nilai',
  'galat_baku',
  'sumber',
  'url',
  'keyakinan',
  'catatan',
] as const;
type UploadColumn = (typeof UPLOAD_COLUMNS)[number];
const REQUIRED: readonly UploadColumn[] = [
  'indikator',
  'kode_wilayah',
  'periode',
  'nilai',
  'sumber',
  'keyakinan',
];

type Accepted = FigureUpload['accepted'][number];
type Rejected = FigureUpload['rejected'][number];

/**
 * Reads a list of official figures row by row: new ones are added, differing ones correct the published figure that
 * they name, equal ones are left alone. With `save` all accepted rows are published in the caller's transaction.
 */
export async function uploadFigures(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  table: RawTable,
  options: { fileName: string; isSaved: boolean },
): Promise<FigureUpload> {
  const reader = rowReader(table, options.fileName);
  const current = new Map((await listFigureRows(tx, { kind: 'official' })).map((row) => [keyOf(row), row]));
  const areas = new Set(
    (await tx.selectFrom('platform.area').select('code').execute()).map((area) => area.code),
  );
  const seen = new Set<string>();
  const accepted: Accepted[] = [];
  const rejected: Rejected[] = [];
  let unchanged = 0;
  for (let row = 0; row < table.rowNumbers.length; row++) {
    const read = reader(row, areas);
    if ('reason' in read) {
      rejected.push(read);
      continue;
    }
    const key = `${read.indicator}|${read.areaCode}|${read.period}`;
    const old = current.get(key);
    if (seen.has(key)) rejected.push(refuse(read.row, 'periode', read.period, twice));
    else if (old && isSame(old, read)) unchanged += 1;
    else accepted.push({ ...read, replaces: old?.id ?? null });
    seen.add(key);
  }
  if (options.isSaved) {
    for (const { row: _, ...figure } of accepted)
      await addOfficialFigure(tx, actor, clock, figure, 'uploaded');
  }
  const corrections = accepted.filter((figure) => figure.replaces !== null).length;
  return { accepted, unchanged, corrections, rejected, isSaved: options.isSaved };
}

function keyOf(row: FigureRow): string {
  return `${row.indicator}|${row.area_code}|${row.period}`;
}

function isSame(old: FigureRow, read: Accepted): boolean {
  return old.value === read.value && old.se === read.se && old.source_title === read.sourceTitle;
}

const twice: Bilingual = {
  id: 'indikator, wilayah, dan periode ini sudah ada di baris sebelumnya',
  en: 'this indicator, area and period stand in an earlier row',
};

function refuse(row: number, column: string, value: string, reason: Bilingual): Rejected {
  return { row, column, value: value.slice(0, 80), reason };
}

function rowReader(table: RawTable, fileName: string) {
  const columns = new Map(
    table.columns.map((column) => [column.name.trim().toLowerCase().replace(/\s+/g, '_'), column]),
  );
  for (const name of REQUIRED) {
    if (columns.has(name)) continue;
    const found = table.columns.map((column) => column.name).join(', ');
    throw new Problem('column-not-found', { column: name, file: fileName, columns: found });
  }
  const style = (name: UploadColumn): NumberStyle => styleOf(columns.get(name), name);
  const styles = { nilai: style('nilai'), galat_baku: style('galat_baku') };
  const text = (name: UploadColumn, row: number): string =>
    shown(columns.get(name)?.cells[row] ?? null).trim();

  return (row: number, areas: ReadonlySet<string>): Accepted | Rejected => {
    const fileRow = table.rowNumbers[row] ?? 0;
    const cell = columns.get('nilai')?.cells[row] ?? null;
    const value = isMissing(cell) ? undefined : parseNumber(cell, styles.nilai);
    if (value === undefined) return refuse(fileRow, 'nilai', text('nilai', row), notANumber);
    const error = columns.get('galat_baku')?.cells[row] ?? null;
    const se = isMissing(error) ? null : parseNumber(error, styles.galat_baku);
    if (se === undefined) return refuse(fileRow, 'galat_baku', text('galat_baku', row), notANumber);
    const indicator = text('indikator', row).toLowerCase();
    if (!findIndicator(indicator)) return refuse(fileRow, 'indikator', indicator, unknownIndicator);
    const areaCode = text('kode_wilayah', row);
    if (!areas.has(areaCode)) return refuse(fileRow, 'kode_wilayah', areaCode, unknownArea);
    return checked(fileRow, {
      indicator,
      areaCode,
      period: text('periode', row),
      value,
      se,
      sourceTitle: text('sumber', row),
      sourceUrl: text('url', row) || null,
      confidence: text('keyakinan', row).toLowerCase(),
      note: text('catatan', row) || null,
    });
  };
}

const notANumber: Bilingual = { id: 'bukan angka', en: 'not a number' };
const unknownIndicator: Bilingual = { id: 'kode indikator tidak dikenal', en: 'unknown indicator code' };
const unknownArea: Bilingual = {
  id: 'kode wilayah tidak dikenal; pakai kode Kemendagri, misalnya 18.72',
  en: 'unknown area code; use the Kemendagri code, for example 18.72',
};

function styleOf(column: RawTable['columns'][number] | undefined, name: string): NumberStyle {
  if (!column) return 'plain';
  const { style, evidence } = guessNumberStyle(column.cells);
  if (style === 'ambiguous') {
    throw new Problem('number-style-ambiguous', { column: name, example: evidence.example ?? '' });
  }
  return style === 'text' ? 'plain' : style;
}

const COLUMN_OF: Readonly<Record<string, UploadColumn>> = {
  period: 'periode',
  se: 'galat_baku',
  sourceTitle: 'sumber',
  sourceUrl: 'url',
  confidence: 'keyakinan',
  note: 'catatan',
};

function checked(row: number, candidate: Record<string, unknown>): Accepted | Rejected {
  const parsed = AddFigure.safeParse(candidate);
  if (parsed.success) return { ...parsed.data, row };
  const field = String(parsed.error.issues[0]?.path[0] ?? '');
  const column = COLUMN_OF[field] ?? field;
  return refuse(row, column, String(candidate[field] ?? ''), {
    id: `isi kolom ${column} tidak sesuai; lihat contoh di templat`,
    en: `column ${column} is not as expected; see the template`,
  });
}
