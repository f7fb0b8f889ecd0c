import { createHash } from 'node:crypto';
import type { Bilingual, MappingTarget } from '@pilar/contracts';
import { guessDateStyle } from './guess-date-style.ts';
import { guessNumberStyle } from './guess-number-style.ts';
import { isMissing, parseNumber } from './parse-number.ts';
import type { RawColumn, RawTable } from './raw-table.ts';

export type ColumnTarget = MappingTarget | 'group';

export interface ColumnGuess {
  readonly target: ColumnTarget;
  readonly column: string;
  /** 0..1; below 0.5 nothing is proposed. */
  readonly score: number;
  readonly reason: Bilingual;
}

/** Names as they occur in Susenas files and survey extracts: whole name first, then part of a name. */
const NAMES: Record<MappingTarget, readonly [whole: RegExp, part: RegExp]> = {
  welfare: [
    /^(rcons|pcexp|exp ?cap|expcap|kapita|welfare|expenditure|pengeluaran|pengeluaran per ?kapita|konsumsi per ?kapita|per ?kapita)$/,
    /(pengeluaran|konsumsi|pendapatan|expend|consum|income|exp)\w* ?.*(kap|cap|pc)|^(pengeluaran|konsumsi|pendapatan|expenditure|consumption|income|exp|pce)\b/,
  ],
  weight: [
    /^(weight|weights|wt|wgt|fwt|wert|weind|bobot|penimbang|pengali|pw|hhweight|hh weight|pweight|inflator)$/,
    /(penimbang|weight|bobot|faktor (pengali|inflasi)|wgt|fwt)/,
  ],
  size: [
    /^(hhsize|hh size|size|art|jumlah art|jml art|jart|r301|jumlah anggota( rumah tangga| keluarga)?|household size|jiwa|capita)$/,
    /(jumlah|jml|banyak\w*|juml) ?(art|anggota|jiwa)|hh ?size|household size|ukuran (rumah tangga|keluarga)/,
  ],
  strata: [/^(strata|stratum|strat|stratifikasi)$/, /\bstrat(a|um)?\b/],
  psu: [
    /^(psu|nks|klaster|cluster|ea|blok sensus|no blok sensus|upp)$/,
    /\b(psu|nks|klaster|cluster|blok sensus)\b/,
  ],
  household: [
    /^(household|hhid|hh id|idrt|id rt|id ruta|renum|urut|no urut ruta|nomor urut rumah tangga|no ?kk|nomor kk)$/,
    /(nomor|no|id) ?(urut )?(ruta|rumah tangga|keluarga|household)/,
  ],
  interview: [
    /^(tanggal|tgl|date|(tanggal|tgl) (wawancara|cacah|pencacahan|kunjungan|survei)|(interview|survey|visit) date)$/,
    /\b(tanggal|tgl|hari|date)\b.*\b(wawancara|cacah|pencacahan|kunjungan|interview|visit)|\b(interview|visit)\b.*\bdate\b/,
  ],
};

const PERSON_WEIGHT = /^(weind|pweight|pw)$|(individu|orang|person)/;
const WEIGHT_FIRST: readonly MappingTarget[] = [
  ...(['weight', 'size', 'welfare', 'strata', 'psu', 'household', 'interview'] as const),
];
const LOOKED_AT = 2_000;
const MOST_GROUPS = 60;

/**
 * Proposes which column is what, by name and by content, each column once. A household size is not proposed beside a
 * weight that is already one of persons. What a user mapped before is remembered by the caller (`columnFingerprint`).
 */
export function guessColumns(
  table: RawTable,
  targets: readonly ColumnTarget[] = [...WEIGHT_FIRST, 'group'],
): ColumnGuess[] {
  const guesses: ColumnGuess[] = [];
  const taken = new Set<string>();
  const scored = WEIGHT_FIRST.filter((target) => targets.includes(target)).flatMap((target) =>
    table.columns.map((column) => scoreOf(target, column)),
  );
  const best = scored.filter((guess) => guess.score >= 0.5).sort((a, b) => b.score - a.score);
  for (const guess of best) {
    if (taken.has(guess.column) || guesses.some((known) => known.target === guess.target)) continue;
    taken.add(guess.column);
    guesses.push(guess);
  }
  const weight = guesses.find((guess) => guess.target === 'weight');
  const isPersons = weight !== undefined && PERSON_WEIGHT.test(plain(weight.column));
  const kept = guesses.filter((guess) => !(isPersons && guess.target === 'size'));
  const groups = targets.includes('group')
    ? table.columns.filter((column) => !taken.has(column.name)).flatMap(groupGuess)
    : [];
  return [...kept, ...groups];
}

/** The same for the same set of column names, whatever their order, case and spaces. */
export function columnFingerprint(names: readonly string[]): string {
  return createHash('sha256').update(names.map(plain).sort().join('\n')).digest('hex').slice(0, 32);
}

/** "Jumlah_ART (jiwa)" is "jumlah art jiwa". */
const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function scoreOf(target: MappingTarget, column: RawColumn): ColumnGuess {
  const name = plain(column.name);
  const [whole, part] = NAMES[target];
  const byName = whole.test(name) ? 0.9 : part.test(name) ? 0.65 : 0;
  const fits = byName > 0 && contentFits(target, column);
  const score = byName === 0 ? 0 : Math.max(0, fits ? byName + 0.1 : byName - 0.5);
  return { target, column: column.name, score, reason: nameReason(column.name, byName === 0.9) };
}

function nameReason(name: string, isWhole: boolean): Bilingual {
  return isWhole
    ? {
        id: `Nama "${name}" lazim dipakai untuk ini, dan isinya sesuai.`,
        en: `"${name}" is a usual name for this, and its contents fit.`,
      }
    : {
        id: `Nama "${name}" memuat kata yang lazim untuk ini, dan isinya sesuai.`,
        en: `"${name}" holds a usual word for this, and its contents fit.`,
      };
}

function contentFits(target: MappingTarget, column: RawColumn): boolean {
  const cells = column.cells.slice(0, LOOKED_AT).filter((cell) => !isMissing(cell));
  if (cells.length === 0) return false;
  if (target === 'strata' || target === 'psu' || target === 'household') return true;
  if (target === 'interview') return guessDateStyle(cells).style !== 'text';
  const { style } = guessNumberStyle(cells);
  if (style === 'text') return false;
  // Amounts written `1.234` fit whichever way they will be read.
  const values = cells.flatMap(
    (cell) => parseNumber(cell, style === 'ambiguous' ? 'indonesian' : style) ?? [],
  );
  if (values.length < cells.length * 0.8) return false;
  if (target === 'size') return values.every((value) => value >= 0 && value <= 60 && Number.isInteger(value));
  if (target === 'weight') return values.every((value) => value >= 0) && values.some((value) => value > 0);
  return median(values) > 60 && new Set(values).size > Math.min(10, values.length / 3);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** A column with few different values, each of several rows, can be shown by group. */
function groupGuess(column: RawColumn): ColumnGuess[] {
  const cells = column.cells.slice(0, LOOKED_AT).filter((cell) => !isMissing(cell));
  const distinct = new Set(cells.map(String)).size;
  if (
    distinct < 2 ||
    distinct > MOST_GROUPS ||
    cells.length < distinct * 3 ||
    cells.some((cell) => String(cell).length > 60)
  )
    return [];
  const isWords = cells.some((cell) => typeof cell === 'string' && /\p{L}/u.test(cell));
  if (!isWords && distinct > 20) return [];
  const reason = {
    id: `Ada ${distinct} nilai berbeda, cocok sebagai kelompok.`,
    en: `It has ${distinct} different values, fit for groups.`,
  };
  return [{ target: 'group', column: column.name, score: isWords ? 0.8 : 0.5, reason }];
}
