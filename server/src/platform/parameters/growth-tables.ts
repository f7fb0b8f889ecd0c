import { z } from 'zod';
import { once, readCsvRows } from './parameter-files.ts';
import { decimalText, wholeText } from './provenance-schema.ts';

export const growthTableIds = ['lhfa', 'wfa', 'bfa', 'hcfa', 'acfa', 'tsfa', 'ssfa', 'wfl', 'wfh'] as const;
/** WHO names: lh length/height, w weight, b body mass index, hc head, ac arm, ts and ss skinfolds; fa for age. */
export type GrowthTableId = (typeof growthTableIds)[number];

export interface LmsRow {
  /** L laki-laki (boys), P perempuan (girls). */
  readonly sex: 'L' | 'P';
  /** Age in days; for wfl length in cm, for wfh height in cm. */
  readonly at: number;
  readonly l: number;
  readonly m: number;
  readonly s: number;
}

const lms = {
  sex: z.enum(['L', 'P']),
  l: decimalText,
  m: decimalText.refine((value) => value > 0),
  s: decimalText.refine((value) => value > 0),
};

const byAge = z
  .object({ ...lms, age_days: wholeText })
  .transform(({ age_days, ...row }): LmsRow => ({ ...row, at: age_days }));
const byLength = z
  .object({ ...lms, length_cm: decimalText })
  .transform(({ length_cm, ...row }): LmsRow => ({ ...row, at: length_cm }));
const byHeight = z
  .object({ ...lms, height_cm: decimalText })
  .transform(({ height_cm, ...row }): LmsRow => ({ ...row, at: height_cm }));

function schemaOf(id: GrowthTableId): z.ZodType<LmsRow> {
  if (id === 'wfl') return byLength;
  return id === 'wfh' ? byHeight : byAge;
}

const tables = new Map(
  growthTableIds.map((id) => [id, once(() => readCsvRows(`who/${id}.csv`, schemaOf(id)))] as const),
);

/** One table of the WHO Child Growth Standards, by sex and then age (or length, height). */
export function loadGrowthTable(id: GrowthTableId): readonly LmsRow[] {
  return tables.get(id)?.() ?? [];
}
