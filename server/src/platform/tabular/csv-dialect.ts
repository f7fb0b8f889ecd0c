import { CsvScanner } from './csv-scanner.ts';

const DELIMITERS = ['\t', ';', '|', ','] as const;
const SAMPLE_RECORDS = 200;

export interface CsvDialect {
  readonly delimiter: string;
  /** Excel's own first line `sep=;`, which is no data. */
  readonly declared: boolean;
}

/** The delimiter under which most records have one and the same number of cells; more cells win. */
export function csvDialect(sample: string): CsvDialect {
  const declared = /^sep=(.)\r?\n/i.exec(sample);
  if (declared?.[1] !== undefined) return { delimiter: declared[1], declared: true };
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const score = regularity(sample, delimiter);
    if (score > best.score + 1e-9) best = { delimiter, score };
  }
  return { delimiter: best.delimiter, declared: false };
}

function regularity(sample: string, delimiter: string): number {
  const widths = new Map<number, number>();
  let records = 0;
  const scanner = new CsvScanner(delimiter, (cells) => {
    if (cells.length === 1 && (cells[0] ?? '').trim() === '') return true;
    widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
    records += 1;
    return records < SAMPLE_RECORDS;
  });
  scanner.push(sample, true);
  let best = 0;
  for (const [width, count] of widths) {
    if (width > 1) best = Math.max(best, (count / records) * (1 + Math.log2(width) / 8));
  }
  return best;
}
