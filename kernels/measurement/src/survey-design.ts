import type { Calibration } from './calibration.ts';
import {
  type CodedColumn,
  checkLength,
  codedColumn,
  type LabelColumn,
  type NumberColumn,
  nonNegativeColumn,
} from './columns.ts';
import type { InfluenceRecorder, ReplicateWeights } from './design-parts.ts';
import { countDomain, type DomainSize } from './domain-size.ts';
import { sampledShares } from './sampled-share.ts';
import { type FurtherStage, furtherStages, refuseLonelyUnit, type StageColumns } from './sampling-stages.ts';

/** What to do with a stratum of which only one PSU was drawn: its own spread cannot be seen. */
export type LonelyPsuRule = 'fail' | 'certainty' | 'adjust' | 'average';

export interface SurveyDesignColumns {
  /** Expansion weights, one a row; for figures about people: household weight times household size. */
  readonly weights: NumberColumn;
  readonly strata?: LabelColumn;
  /** Primary sampling units. Without it each row is its own PSU. */
  readonly clusters?: LabelColumn;
  /** Finite population correction: PSUs in the row's stratum (above 1) or the sampled share (at most 1). */
  readonly fpc?: NumberColumn;
  /** Units drawn inside the PSUs (second stage), inside those (third) …; they count only where `fpc` is given. */
  readonly stages?: readonly StageColumns[];
  /** The rule for a stratum with one PSU; default: refuse. */
  readonly lonelyPsu?: LonelyPsuRule;
  /** True when PSU numbers start again in each stratum. */
  readonly nest?: boolean;
}

/** How the sample was drawn, and the part of it (domain) that is asked about. Made by `surveyDesign`. */
export interface SurveyDesign {
  readonly rows: number;
  readonly weights: Float64Array;
  /** PSU of each row. */
  readonly psuOfRow: Int32Array;
  /** Stratum of each PSU. */
  readonly stratumOfPsu: Int32Array;
  readonly psuCount: number;
  /** Drawn PSUs of each stratum. */
  readonly psusInStratum: Int32Array;
  /** Share of the stratum's PSUs that was drawn; 0 without a finite population correction. */
  readonly sampledShare: Float64Array;
  readonly strataLabels: readonly (string | number)[];
  readonly lonelyPsu: LonelyPsuRule;
  /** Second and later stages; empty when PSUs alone make the error. */
  readonly stages: readonly FurtherStage[];
  /** Totals that the weights were calibrated to; the error is then that of residuals. */
  readonly calibration: Calibration | undefined;
  /** Replicate weights; the error is then the spread of the replicates. */
  readonly replicates: ReplicateWeights | undefined;
  /** 1 for rows inside the domain; undefined when all rows are asked about. */
  readonly domain: Uint8Array | undefined;
  /** The design before any domain; undefined when this is it. Relative lines are drawn from it. */
  readonly whole: SurveyDesign | undefined;
  /** Set while the parts of a difference or of replicates are computed: the error is not, or is recorded. */
  readonly recorder: InfluenceRecorder | undefined;
  /** Sampled rows and degrees of freedom of the domain. */
  readonly size: DomainSize;
}

/**
 * Describes how a survey was drawn: weights, strata, primary sampling units.
 *
 * Every estimator takes this value. The error formula treats PSUs as drawn with replacement inside strata, which is
 * slightly too careful; `fpc` takes that care back where many of the PSUs were drawn.
 *
 * @throws RangeError naming column and row for a missing, negative or infinite weight, columns of different length,
 *   a PSU that lies in two strata (say `nest: true` when numbering restarts), a correction that differs inside a stratum,
 *   and (with `lonelyPsu: 'fail'`, the default) a stratum with a single PSU.
 * @see Wolter, K. (2007), Introduction to Variance Estimation, 2nd ed., chapters 1.4 and 6.
 * @see Särndal, Swensson & Wretman (1992), Model Assisted Survey Sampling, section 4.6.
 * @example surveyDesign({ weights: [10, 10, 20, 20], strata: ['a', 'a', 'b', 'b'] }).psuCount // 4
 */
export function surveyDesign(columns: SurveyDesignColumns): SurveyDesign {
  const caller = 'surveyDesign';
  const weights = nonNegativeColumn(columns.weights, { caller, column: 'weights' });
  const rows = weights.length;
  if (rows === 0) throw new RangeError('surveyDesign: weights is empty');
  if (!weights.some((weight) => weight > 0)) throw new RangeError('surveyDesign: every weight is 0');

  const strata = codeOrOne(columns.strata, rows, 'strata');
  const { psuOfRow, stratumOfPsu } = psus(columns, strata);
  const psusInStratum = new Int32Array(strata.labels.length);
  for (const stratum of stratumOfPsu) psusInStratum[stratum] = (psusInStratum[stratum] ?? 0) + 1;
  const sampledShare = sampledShares(columns.fpc, {
    column: 'fpc',
    groupOfRow: strata.codes,
    drawn: psusInStratum,
    units: 'PSUs',
    nameOf: (stratum) => `stratum ${strata.labels[stratum]}`,
  });

  const design: SurveyDesign = Object.freeze({
    rows,
    weights,
    psuOfRow,
    stratumOfPsu,
    psuCount: stratumOfPsu.length,
    psusInStratum,
    sampledShare,
    strataLabels: strata.labels,
    lonelyPsu: columns.lonelyPsu ?? 'fail',
    stages: furtherStages(columns.stages ?? [], { psuOfRow, stratumOfPsu, sampledShare, rows }),
    calibration: undefined,
    replicates: undefined,
    domain: undefined,
    whole: undefined,
    recorder: undefined,
    size: countDomain({ weights, psuOfRow, stratumOfPsu, strataCount: strata.labels.length }, undefined),
  });
  refuseLonelyPsu(design);
  return design;
}

function codeOrOne(column: LabelColumn | undefined, rows: number, name: string): CodedColumn {
  if (column === undefined) return { codes: new Int32Array(rows), labels: ['all'] };
  checkLength(column, rows, { caller: 'surveyDesign', column: name });
  return codedColumn(column, { caller: 'surveyDesign', column: name });
}

interface Psus {
  readonly psuOfRow: Int32Array;
  readonly stratumOfPsu: Int32Array;
}

function psus(columns: SurveyDesignColumns, strata: CodedColumn): Psus {
  const rows = strata.codes.length;
  if (columns.clusters === undefined) {
    return { psuOfRow: Int32Array.from({ length: rows }, (_, row) => row), stratumOfPsu: strata.codes };
  }
  const clusters = codeOrOne(columns.clusters, rows, 'clusters');
  return columns.nest ? nestedPsus(clusters, strata) : plainPsus(clusters, strata);
}

function plainPsus(clusters: CodedColumn, strata: CodedColumn): Psus {
  const stratumOfPsu = new Int32Array(clusters.labels.length).fill(-1);
  const { codes: psuOfRow } = clusters;
  const { codes: stratumOfRow } = strata;
  let [lastPsu, lastStratum] = [-1, -1];
  for (let row = 0; row < psuOfRow.length; row++) {
    const psu = psuOfRow[row] ?? 0;
    const stratum = stratumOfRow[row] ?? 0;
    if (psu === lastPsu && stratum === lastStratum) continue;
    [lastPsu, lastStratum] = [psu, stratum];
    const known = stratumOfPsu[psu] ?? -1;
    if (known === -1) stratumOfPsu[psu] = stratum;
    else if (known !== stratum) {
      throw new RangeError(
        `surveyDesign: clusters[${row}] is ${clusters.labels[psu]}, which lies in stratum ${strata.labels[known]} ` +
          `and in stratum ${strata.labels[stratum]}; say nest: true when PSU numbers start again in each stratum`,
      );
    }
  }
  return { psuOfRow, stratumOfPsu };
}

/** PSU numbers that start again in each stratum: a PSU is the pair (stratum, number). */
function nestedPsus(clusters: CodedColumn, strata: CodedColumn): Psus {
  const psuOfRow = new Int32Array(clusters.codes.length);
  const stratumOfPsu: number[] = [];
  const psuOfPair = new Map<number, number>();
  const width = clusters.labels.length;
  for (let row = 0; row < psuOfRow.length; row++) {
    const stratum = strata.codes[row] ?? 0;
    const pair = stratum * width + (clusters.codes[row] ?? 0);
    let psu = psuOfPair.get(pair);
    if (psu === undefined) {
      psu = stratumOfPsu.length;
      psuOfPair.set(pair, psu);
      stratumOfPsu.push(stratum);
    }
    psuOfRow[row] = psu;
  }
  return { psuOfRow, stratumOfPsu: Int32Array.from(stratumOfPsu) };
}

function refuseLonelyPsu(design: SurveyDesign): void {
  if (design.lonelyPsu !== 'fail') return;
  const stratum = design.psusInStratum.findIndex(
    (count, index) => count === 1 && (design.sampledShare[index] ?? 0) < 1,
  );
  if (stratum >= 0) {
    throw new RangeError(
      `surveyDesign: stratum ${design.strataLabels[stratum]} has a single PSU; choose lonelyPsu 'certainty', 'adjust' or 'average'`,
    );
  }
  refuseLonelyUnit(design.stages);
}
