import { z } from 'zod';
import { once, readCsvRows } from './parameter-files.ts';
import { Confidence, decimalText, optionalCell, sourceIds, wholeText } from './provenance-schema.ts';

/** A component of an aid programme: what it pays and to whom, in a given year. */
export const ProgrammeComponent = z
  .object({
    programme: z.string().min(1),
    name: z.string().min(1),
    manager: z.string().min(1),
    level: z.string().min(1),
    component: z.string(),
    amount: optionalCell(decimalText),
    unit: z.string(),
    frequency: z.string(),
    rule: z.string(),
    desil_min: optionalCell(wholeText),
    desil_max: optionalCell(wholeText),
    year: z.string().regex(/^(\d{4}(-\d{4})?)?$/),
    source: sourceIds,
    amount_source: z.union([z.literal('').transform((): string[] => []), sourceIds]),
    confidence: Confidence,
    note: z.string(),
  })
  .transform(({ desil_min, desil_max, amount_source, source, ...row }) => ({
    ...row,
    desilMin: desil_min,
    desilMax: desil_max,
    sources: source,
    amountSources: amount_source,
  }))
  .readonly();
export type ProgrammeComponent = z.infer<typeof ProgrammeComponent>;

export const loadProgrammes = once(() => readCsvRows('programmes/programmes.csv', ProgrammeComponent));

export const BudgetTotal = z
  .object({
    year: wholeText,
    item: z.string().min(1),
    rupiah: wholeText,
    source: sourceIds,
    confidence: Confidence,
    note: z.string(),
  })
  .readonly();
export type BudgetTotal = z.infer<typeof BudgetTotal>;

/** Totals of the budget (APBD) of Kota Metro. */
export const loadMetroBudget = once(() => readCsvRows('programmes/metro-apbd.csv', BudgetTotal));

const subKegiatanCode = z.string().regex(/^\d\.\d{2}\.\d{2}\.\d\.\d{2}\.\d{4}$/);

/** A line of the national budget nomenclature. */
export const SubKegiatan = z
  .object({
    code: subKegiatanCode,
    name: z.string().min(1),
    unit: z.string().min(1),
    tags: z.string().transform((text) => (text === '' ? [] : text.split('|'))),
    spm: z.enum(['SPM', 'NON-SPM']),
    kind: z.enum(['Layanan', 'Aktifitas']),
    previous_code: optionalCell(subKegiatanCode),
  })
  .transform(({ previous_code, spm, ...row }) => ({
    ...row,
    isSpm: spm === 'SPM',
    previousCode: previous_code,
  }))
  .readonly();
export type SubKegiatan = z.infer<typeof SubKegiatan>;

export const loadSubKegiatan = once(() => readCsvRows('budget/subkegiatan-selected.csv', SubKegiatan));
