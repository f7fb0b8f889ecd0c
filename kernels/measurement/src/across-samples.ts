import { type Estimate, estimateOf } from './estimate.ts';
import { pointOnly, recording } from './influence.ts';
import { replicateError, withFactors } from './replicate-weights.ts';
import type { SurveyDesign } from './survey-design.ts';
import { designError, isByPsu, totalsOf } from './taylor.ts';

/** A statistic of one sample: given the design, its estimate. */
export type StatisticOf = (design: SurveyDesign) => Estimate;

/** A figure that answers are made of. */
export interface Part {
  /** The figure, from the designs of all samples. */
  readonly value: (samples: readonly SurveyDesign[]) => number;
  /** Its change to first order: a sum of statistics of single samples. */
  readonly pieces: readonly Piece[];
}

/** A statistic of one sample, asked for its linearised variable alone, and the slope of the part in it. */
export interface Piece {
  readonly sample: number;
  readonly slope: number;
  readonly statistic: (design: SurveyDesign) => unknown;
}

/** An answer made of parts, and its slope in each. */
export interface PartsAnswer {
  readonly method: string;
  readonly value: (figures: readonly number[]) => number;
  readonly slopes: (figures: readonly number[]) => readonly number[];
}

/** The part that is a statistic of one sample. */
export function partOf(statistic: StatisticOf, sample = 0): Part {
  return {
    value: (samples) => {
      const design = samples[sample];
      if (design === undefined) throw new RangeError(`partOf: there is no sample ${sample}`);
      return statistic(design).value;
    },
    pieces: [{ sample, statistic, slope: 1 }],
  };
}

/** The answer Σ slope × figure. */
export function linearAnswer(method: string, slopes: readonly number[]): PartsAnswer {
  return {
    method,
    value: (figures) => figures.reduce((sum, figure, index) => sum + (slopes[index] ?? 0) * figure, 0),
    slopes: () => slopes,
  };
}

/**
 * Answers made of statistics of one or two samples, with the covariances of their parts.
 *
 * Samples that are domains of one design (two groups of a survey; two waves stacked, with the clusters they share) are
 * one sample: the linearised variables are added before the error is found. Samples of different designs are independent:
 * their variances are added, with Welch and Satterthwaite's degrees of freedom.
 *
 * @see Wolter (2007), Introduction to Variance Estimation, chapter 6 (functions of several statistics).
 * @see Berger & Priam (2016), A simple variance estimator of change for rotating repeated surveys, JRSS A 179, 251-272.
 */
export function answersAcross(
  samples: readonly SurveyDesign[],
  parts: readonly Part[],
  answers: readonly PartsAnswer[],
): Estimate[] {
  const points = samples.map(pointOnly);
  const figures = parts.map((part) => part.value(points));
  const groups = sampleGroups(samples);
  const errors = groups.map((group) => errorsOf({ samples, points, group, parts, answers, figures }));
  const n = samples.reduce((sum, { size }) => sum + size.n, 0);
  return answers.map((answer, index) => {
    const value = answer.value(figures);
    const shares = groups.map(({ df }, group) => ({ variance: (errors[group]?.[index] ?? 0) ** 2, df }));
    const variance = shares.reduce((sum, share) => sum + share.variance, 0);
    return estimateOf(answer.method, {
      value,
      se: Math.sqrt(variance),
      df: jointDf(shares),
      n,
      method: answer.method,
    });
  });
}

function jointDf(shares: readonly { variance: number; df: number }[]): number {
  const counted = shares.filter(({ variance }) => variance > 0);
  const [only] = counted;
  if (counted.length === 1 && only !== undefined) return only.df;
  if (counted.length === 0) return Math.min(...shares.map(({ df }) => df));
  const variance = counted.reduce((sum, share) => sum + share.variance, 0);
  return variance ** 2 / counted.reduce((sum, share) => sum + share.variance ** 2 / share.df, 0);
}

/** Samples that share their PSUs, the design of all of them, and its degrees of freedom. */
interface SampleGroup {
  readonly design: SurveyDesign;
  readonly members: readonly number[];
  readonly df: number;
}

function sampleGroups(samples: readonly SurveyDesign[]): SampleGroup[] {
  const wholes = [...new Set(samples.map((sample) => sample.whole ?? sample))];
  return wholes.map((whole) => {
    const members = samples.flatMap((sample, index) => ((sample.whole ?? sample) === whole ? [index] : []));
    const [first = 0] = members;
    const design = members.length === 1 ? (samples[first] ?? whole) : whole;
    return { design, members, df: design.size.df };
  });
}

interface GroupTask {
  readonly samples: readonly SurveyDesign[];
  readonly points: readonly SurveyDesign[];
  readonly group: SampleGroup;
  readonly parts: readonly Part[];
  readonly answers: readonly PartsAnswer[];
  readonly figures: readonly number[];
}

/** The error of each answer that comes from one group of samples, the others held still. */
function errorsOf(task: GroupTask): number[] {
  const { recorder, replicates } = task.group.design;
  if (recorder !== undefined && recorder.rows === undefined) return task.answers.map(() => 0);
  return replicates === undefined || recorder !== undefined ? linearErrors(task) : replicatedErrors(task);
}

function linearErrors({ samples, group, parts, answers, figures }: GroupTask): number[] {
  const into = group.design.recorder?.rows;
  // Where totals of PSUs make the error, the answers are put together from those of the parts, not from rows.
  const byPsu = into === undefined && isByPsu(group.design);
  const influences = parts.map((part) => {
    const rows = influenceOf(part, samples, group);
    return rows && byPsu ? totalsOf(rows, group.design.psuOfRow, group.design.psuCount) : rows;
  });
  return answers.map((answer) => {
    const slopes = answer.slopes(figures);
    const products = into ?? new Float64Array(byPsu ? group.design.psuCount : group.design.rows);
    for (const [index, influence] of influences.entries()) {
      const slope = slopes[index] ?? 0;
      if (influence === undefined || slope === 0) continue;
      for (let row = 0; row < products.length; row++)
        products[row] = (products[row] ?? 0) + slope * (influence[row] ?? 0);
    }
    return into === undefined ? designError(group.design, products) : 0;
  });
}

/** Weight × linearised variable of a part by row of the group; undefined when no piece of it lies in the group. */
function influenceOf(
  part: Part,
  samples: readonly SurveyDesign[],
  group: SampleGroup,
): Float64Array | undefined {
  let sum: Float64Array | undefined;
  for (const { sample, statistic, slope } of part.pieces) {
    const design = samples[sample];
    if (design === undefined || !group.members.includes(sample) || slope === 0) continue;
    const { design: asked, rows } = recording(design);
    statistic(asked);
    if (sum === undefined && slope === 1) {
      sum = rows;
      continue;
    }
    sum ??= new Float64Array(rows.length);
    for (let row = 0; row < rows.length; row++) sum[row] = (sum[row] ?? 0) + slope * (rows[row] ?? 0);
  }
  return sum;
}

function replicatedErrors({ points, group, parts, answers, figures }: GroupTask): number[] {
  const { replicates } = group.design;
  if (replicates === undefined) return [];
  const byReplicate = replicates.factors.map((factors) => {
    const moved = points.map((point, index) =>
      group.members.includes(index) ? withFactors(point, factors, replicates.unitOfRow) : point,
    );
    return parts.map((part) => part.value(moved));
  });
  return answers.map((answer) =>
    replicateError(
      replicates,
      byReplicate.map((own) => answer.value(own)),
      answer.value(figures),
    ),
  );
}
