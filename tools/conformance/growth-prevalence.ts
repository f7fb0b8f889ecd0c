import { join } from 'node:path';
import {
  type Cutoff,
  type GrowthPrevalence,
  growthPrevalence,
  growthScores,
  type Prevalence,
  type PrevalenceIndicator,
} from '@pilar/growth';
import { domainOf, type SurveyDesign, surveyDesign } from '@pilar/measurement';
import { ERROR_TOLERANCE, ESTIMATE_TOLERANCE, type Mismatch } from './compare-row.ts';
import { type Children, childrenOfWord } from './growth-children.ts';
import { groupOf } from './growth-groups.ts';
import type { GrowthLine } from './growth-zscores.ts';
import { NotSupported } from './not-supported.ts';
import { type CsvTable, readCsv } from './read-csv.ts';

const PREFIXES: Readonly<Record<string, PrevalenceIndicator>> = {
  HA: 'lengthForAge',
  HAZ: 'lengthForAge',
  WA: 'weightForAge',
  WAZ: 'weightForAge',
  BMI: 'bmiForAge',
  BMIZ: 'bmiForAge',
  WH: 'weightForLength',
  WHZ: 'weightForLength',
};
const CUTOFF_OF: Readonly<Record<string, Cutoff>> = { _3: -3, _2: -2, _1: -1, '1': 1, '2': 2, '3': 3 };
/** The reference fits its limits by iteration and stops at a relative 1e-8 of the deviance: the last digits differ. */
const LIMIT_TOLERANCE = 1e-6;
/** Percentages below this are rounding: a share of nobody has limits of 1e-10 in the reference. */
const NOBODY = 1e-8;

/** Prevalences with errors and limits of each group of a file; undefined without its data. */
export function comparePrevalence(folder: string, name: string): GrowthLine[] | undefined {
  const [, word = '', variant = ''] = /^anthro_prevalence_([^_]+)_?(.*)\.csv$/.exec(name) ?? [];
  const children = childrenOfWord(folder, word);
  if (children === undefined) return undefined;
  const table = readCsv(join(folder, 'values', name));
  const scores = growthScores(children.columns);
  const design = designOf(children, variant);
  return table.rows.map((cells, index) => {
    const own = { line: index + 2, unit: cells[0] ?? '' };
    try {
      const part = partOf(design, groupOf(children, own.unit));
      const got = part === undefined ? undefined : growthPrevalence(children.columns, scores, part);
      return { ...own, mismatches: mismatchesOf(table, cells, got) };
    } catch (error) {
      if (!(error instanceof NotSupported)) throw error;
      return { ...own, mismatches: [], notSupported: error.message };
    }
  });
}

/** Weights, strata and clusters as far as the file has them and its name does not say fewer. */
function designOf(children: Children, variant: string): SurveyDesign {
  const asked = ['cluster', 'strata', 'weights'].filter((part) => variant.includes(part));
  const has = (part: string): boolean => asked.length === 0 || asked.includes(part);
  const weights = has('weights') ? children.text('sw', 'wt', 'weights') : undefined;
  const strata = has('strata') ? children.text('strata', 'stratum') : undefined;
  const clusters = has('cluster') ? children.text('cluster', 'psu') : undefined;
  return surveyDesign({
    weights:
      weights === undefined ? new Float64Array(children.rows).fill(1) : Float64Array.from(weights, Number),
    ...(strata === undefined ? {} : { strata }),
    ...(clusters === undefined ? {} : { clusters }),
    nest: true,
  });
}

function partOf(design: SurveyDesign, isMember: (row: number) => boolean): SurveyDesign | undefined {
  const mask = Uint8Array.from({ length: design.rows }, (_, row) => Number(isMember(row)));
  return mask.includes(1) ? domainOf(design, mask) : undefined;
}

function mismatchesOf(
  table: CsvTable,
  cells: readonly string[],
  got: GrowthPrevalence | undefined,
): Mismatch[] {
  return table.columns.slice(1).flatMap((field, at) => {
    const cell = cells[at + 1] ?? '';
    const expected = cell === '' || cell === 'NA' ? Number.NaN : Number(cell);
    const answer = answerOf(field, got);
    return isSame(field, expected, answer) ? [] : [{ field, expected, got: answer }];
  });
}

/** Our answer to a column: `HA_2_r` is the percentage below −2 of length for age, `WHZ_pop` who stands behind it. */
function answerOf(field: string, got: GrowthPrevalence | undefined): number {
  const joint = /^HA_2_WH(_2|2)_(r|se|ll|ul)$/.exec(field);
  if (joint) {
    const both = joint[1] === '2' ? got?.joint?.stuntedAndOverweight : got?.joint?.stuntedAndWasted;
    return part(both, joint[2] ?? '', 100);
  }
  const size = /^(\w+?)_(pop|unwpop)$/.exec(field);
  if (size) {
    const prefix = size[1] ?? '';
    const counted = prefix.startsWith('HA_2_WH') ? got?.joint : indicatorOf(got, prefix);
    return (size[2] === 'pop' ? counted?.population : counted?.n) ?? 0;
  }
  const [, prefix = '', cutoff = '', what = ''] =
    /^(HA|WA|BMI|WH)(_?[123])?_(r|se|ll|ul|stdev)$/.exec(field) ?? [];
  const own = indicatorOf(got, prefix);
  if (what === 'stdev') return own?.deviation ?? Number.NaN;
  if (cutoff === '') return part(own?.meanZ, what, 1);
  return part(own?.beyond.get(CUTOFF_OF[cutoff] ?? -2), what, 100);
}

function indicatorOf(got: GrowthPrevalence | undefined, prefix: string) {
  const name = PREFIXES[prefix];
  return name === undefined ? undefined : got?.[name];
}

function part(figure: Prevalence | undefined, what: string, scale: number): number {
  if (figure === undefined) return Number.NaN;
  const { estimate, interval } = figure;
  // Nobody or everybody: the reference's limits are what its solver leaves, ours come from the sample size.
  const isCertain = scale === 100 && (estimate.value === 0 || estimate.value === 1);
  if (what === 'r' || isCertain) return what === 'se' ? 0 : estimate.value * scale;
  if (what === 'se') return estimate.se * scale;
  return (what === 'll' ? interval.low : interval.high) * scale;
}

function isSame(field: string, expected: number, got: number): boolean {
  if (Number.isNaN(expected) || Number.isNaN(got)) return Number.isNaN(expected) && Number.isNaN(got);
  return Math.abs(expected - got) <= Math.max(toleranceOf(field) * Math.abs(expected), NOBODY);
}

function toleranceOf(field: string): number {
  if (/_(ll|ul)$/.test(field)) return LIMIT_TOLERANCE;
  return /_se$/.test(field) ? ERROR_TOLERANCE : ESTIMATE_TOLERANCE;
}
