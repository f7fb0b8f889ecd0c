import type { Bilingual, MappingGuess, MappingTarget, SurveyColumn, SurveyDetail } from '@pilar/contracts';
import { MAPPING_TARGETS } from '@pilar/contracts';
import {
  type Cell,
  columnFingerprint,
  guessColumns,
  guessDateStyle,
  guessNumberStyle,
  isLightFile,
  isMissing,
  type RawColumn,
  type RawTable,
  readTable,
  shown,
} from '../platform/tabular/index.ts';
import { readInThread } from './survey-reader.ts';

/** What is known of a file before its columns are chosen; kept beside the survey, so that the page opens at once. */
export type SurveyProfile = Pick<SurveyDetail, 'sheets' | 'columns' | 'guesses' | 'warnings' | 'preview'> &
  Readonly<{ sheet: string; fingerprint: string; groups: readonly string[] }>;

// Enough to tell how numbers are written; the import itself reads every row and refuses what does not fit.
const ROWS_LOOKED_AT = 5_000;
const PREVIEW_ROWS = 8;
const MOST_DISTINCT = 1_000;
const MOST_SHOWN_LETTERS = 200;

/** What a person looks at of a cell: a page of text in one cell would be sent to everybody who opens the survey. */
const seen = (cell: Cell): string => {
  const text = shown(cell);
  return text.length <= MOST_SHOWN_LETTERS ? text : `${text.slice(0, MOST_SHOWN_LETTERS)}…`;
};

/** Looks at a file before its columns are chosen; a large one in a thread of its own. */
export async function profileFile(
  bytes: Uint8Array,
  fileName: string,
  sheet?: string,
): Promise<SurveyProfile> {
  if (isLightFile(bytes)) return lookAtFile(bytes, fileName, sheet);
  // A copy goes over: the caller still keeps the file.
  return readInThread<SurveyProfile>({ kind: 'look', bytes: new Uint8Array(bytes), fileName, sheet });
}

export async function lookAtFile(
  bytes: Uint8Array,
  fileName: string,
  sheet?: string,
): Promise<SurveyProfile> {
  const table = await readTable(bytes, fileName, {
    maxRows: ROWS_LOOKED_AT,
    ...(sheet === undefined ? {} : { sheet }),
  });
  const guesses = guessColumns(table);
  return {
    sheets: [...table.sheets],
    sheet: table.sheet,
    fingerprint: columnFingerprint(table.columns.map((column) => column.name)),
    columns: table.columns.map(columnOf),
    guesses: guesses.flatMap(({ target, column, reason }) =>
      isMappingTarget(target) ? [{ target, column, reason, isRemembered: false }] : [],
    ),
    groups: guesses.filter(({ target }) => target === 'group').map(({ column }) => column),
    warnings: table.warnings
      .filter(({ code }) => code !== 'rows-not-read')
      .map(({ text }): Bilingual => text),
    preview: previewOf(table),
  };
}

function isMappingTarget(target: string): target is MappingTarget {
  return MAPPING_TARGETS.some((known) => known === target);
}

function columnOf(column: RawColumn): SurveyColumn {
  const { style, evidence } = guessNumberStyle(column.cells);
  const dates = guessDateStyle(column.cells);
  const distinct = new Set<string>();
  for (const cell of column.cells) {
    if (isMissing(cell)) continue;
    distinct.add(seen(cell));
    if (distinct.size >= MOST_DISTINCT) break;
  }
  return {
    name: column.name,
    samples: [...distinct].slice(0, 5),
    numberStyle: style,
    example: style === 'ambiguous' ? evidence.example : null,
    dateStyle: dates.style,
    dateExample: dates.style === 'ambiguous' ? dates.evidence.example : null,
    distinct: distinct.size,
  };
}

function previewOf(table: RawTable): SurveyProfile['preview'] {
  const rows = Math.min(PREVIEW_ROWS, table.rowNumbers.length);
  return {
    header: table.columns.map((column) => column.name),
    rows: Array.from({ length: rows }, (_, row) =>
      table.columns.map((column) => seen(column.cells[row] ?? null)),
    ),
  };
}

/** What a user chose for these very columns last time goes before any guess. */
export function rememberedGuesses(remembered: unknown, profile: SurveyProfile): MappingGuess[] {
  if (typeof remembered !== 'object' || remembered === null) return [];
  const names = new Set(profile.columns.map((column) => column.name));
  const reason = {
    id: 'Dipilih terakhir kali untuk berkas seperti ini.',
    en: 'Chosen last time for a file like this.',
  };
  return MAPPING_TARGETS.flatMap((target) => {
    const column = columnChosen((remembered as Record<string, unknown>)[target]);
    return column !== undefined && names.has(column) ? [{ target, column, reason, isRemembered: true }] : [];
  });
}

function columnChosen(choice: unknown): string | undefined {
  if (typeof choice === 'string') return choice;
  if (typeof choice === 'object' && choice !== null && 'column' in choice) return String(choice.column);
  return undefined;
}
