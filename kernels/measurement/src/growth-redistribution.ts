import { answersAcross, linearAnswer, type Part } from './across-samples.ts';
import { kernelAt } from './density.ts';
import type { Estimate } from './estimate.ts';
import { type Boundary, fgtMethod, fgtOf } from './fgt.ts';
import { pointOnly } from './influence.ts';
import { meanOf } from './mean.ts';
import { sortWelfare } from './sorted-welfare.ts';
import type { SurveyDesign } from './survey-design.ts';
import { watts } from './watts.ts';
import { type CheckedWave, checkedWave, type Wave } from './waves.ts';

/** The poverty measure whose change is split. */
export type ChangeMeasure = { readonly kind: 'fgt'; readonly alpha: number } | { readonly kind: 'watts' };

export interface GrowthOptions {
  /** Default the share of poor. */
  readonly measure?: ChangeMeasure;
  /** Default `below`. */
  readonly boundary?: Boundary;
  /** The line of the second wave, in its own prices; its welfare is multiplied by line/lineAfter first. */
  readonly lineAfter?: number;
}

/** The split from one base: growth + redistribution + residual = change. */
export interface GrowthSplit {
  readonly growth: Estimate;
  readonly redistribution: Estimate;
  readonly residual: Estimate;
}

export interface GrowthRedistribution {
  readonly before: Estimate;
  readonly after: Estimate;
  readonly change: Estimate;
  /** Datt and Ravallion with the first wave as base, and with the second. */
  readonly fromFirst: GrowthSplit;
  readonly fromSecond: GrowthSplit;
  /** The mean of both: no residual. */
  readonly shapley: Omit<GrowthSplit, 'residual'>;
}

/**
 * The change of poverty as growth of the mean with the distribution held still, and change of the distribution with the
 * mean held still (Datt–Ravallion with both bases, and their mean, the Shapley split).
 *
 * P(μ, L) moves all welfare of the wave with distribution L by μ over its own mean. Growth from the first wave is
 * P(μ₂, L₁) − P(μ₁, L₁), redistribution P(μ₁, L₂) − P(μ₁, L₁). Errors by linearisation: the moved measure's own, and its
 * change with both means, dP/d ln μ = −z f(z) for P0, −α (P_{α−1} − P_α) above, −P0 for Watts.
 *
 * @throws RangeError as `fgt` or `watts`, and for a mean that is not above 0.
 * @see Datt & Ravallion (1992), Growth and redistribution components of changes in poverty measures, Journal of
 *   Development Economics 38, 275-295.
 * @see Kolenikov & Shorrocks (2005), A decomposition analysis of regional poverty in Russia, Review of Development
 *   Economics 9, 25-46 (Shapley).
 * @example growthRedistribution({ welfare: [50, 150], design }, { welfare: [60, 180], design: other }, 100,
 *   { measure: { kind: 'fgt', alpha: 1 } }).fromFirst.redistribution.value // 0: all grew by a fifth
 */
export function growthRedistribution(
  before: Wave,
  after: Wave,
  line: number,
  { measure = { kind: 'fgt', alpha: 0 }, boundary = 'below', lineAfter = line }: GrowthOptions = {},
): GrowthRedistribution {
  const caller = 'growthRedistribution';
  const waves = [checkedWave(caller, before), checkedWave(caller, after, line / lineAfter)];
  const task = { caller, waves, line, measure, boundary };
  // In this order: P(μ₁, L₁), P(μ₂, L₂), P(μ₂, L₁), P(μ₁, L₂).
  const parts = [
    movedMeasure(task, 0, 0),
    movedMeasure(task, 1, 1),
    movedMeasure(task, 0, 1),
    movedMeasure(task, 1, 0),
  ];
  const method = methodOf(measure, boundary);
  const answers = COEFFICIENTS.map((slopes, index) => linearAnswer(`${NAMES[index]}${method}`, slopes));
  const estimates = answersAcross(
    waves.map(({ design }) => design),
    parts,
    answers,
  );
  const at = (index: number): Estimate => {
    const estimate = estimates[index];
    if (estimate === undefined) throw new RangeError(`${caller}: a part is missing`);
    return estimate;
  };
  const split = (from: number): GrowthSplit =>
    Object.freeze({ growth: at(from), redistribution: at(from + 1), residual: at(from + 2) });
  return Object.freeze({
    before: at(0),
    after: at(1),
    change: at(2),
    fromFirst: split(3),
    fromSecond: split(6),
    shapley: Object.freeze({ growth: at(9), redistribution: at(10) }),
  });
}

const NAMES = ['', '', ...new Array<string>(9).fill('difference/')];
const COEFFICIENTS: readonly (readonly number[])[] = [
  [1, 0, 0, 0],
  [0, 1, 0, 0],
  [-1, 1, 0, 0],
  [-1, 0, 1, 0],
  [-1, 0, 0, 1],
  [1, 1, -1, -1],
  [0, 1, 0, -1],
  [0, 1, -1, 0],
  [-1, -1, 1, 1],
  [-0.5, 0.5, 0.5, -0.5],
  [-0.5, 0.5, -0.5, 0.5],
];

export function methodOf(measure: ChangeMeasure, boundary: Boundary): string {
  return measure.kind === 'watts' ? 'watts@1' : fgtMethod(boundary);
}

export interface MoveTask {
  readonly caller: string;
  readonly waves: readonly CheckedWave[];
  readonly line: number;
  readonly measure: ChangeMeasure;
  readonly boundary: Boundary;
}

/** P(μ of one wave, distribution of another) as a part, with its pieces in both samples. */
export function movedMeasure(task: MoveTask, distribution: number, level: number): Part {
  const own = waveAt(task, distribution);
  const other = waveAt(task, level);
  const factorOf = (samples: readonly SurveyDesign[]): number =>
    distribution === level
      ? 1
      : meanAt(other.values, samples[level], task.caller) /
        meanAt(own.values, samples[distribution], task.caller);
  const value = (samples: readonly SurveyDesign[]): number => {
    const design = samples[distribution];
    if (design === undefined) throw new RangeError(`${task.caller}: a sample is missing`);
    return measureOf(scaled(own.values, factorOf(samples)), design, task).value;
  };
  const points = task.waves.map(({ design }) => pointOnly(design));
  const factor = factorOf(points);
  const moved = scaled(own.values, factor);
  const pieces = [
    { sample: distribution, slope: 1, statistic: (design: SurveyDesign) => measureOf(moved, design, task) },
  ];
  if (distribution === level) return { value, pieces };
  const growth = growthSlope(moved, pointOnly(own.design), task);
  const mean = (at: number): number => meanAt(waveAt(task, at).values, points[at], task.caller);
  const meanPiece = (at: number, slope: number) => ({
    sample: at,
    slope,
    statistic: (design: SurveyDesign) => meanOf(waveAt(task, at).values, design),
  });
  return {
    value,
    pieces: [
      ...pieces,
      meanPiece(distribution, -growth / mean(distribution)),
      meanPiece(level, growth / mean(level)),
    ],
  };
}

function waveAt({ waves, caller }: MoveTask, index: number): CheckedWave {
  const wave = waves[index];
  if (wave === undefined) throw new RangeError(`${caller}: there is no wave ${index + 1}`);
  return wave;
}

function meanAt(values: Float64Array, design: SurveyDesign | undefined, caller: string): number {
  const mean = design === undefined ? Number.NaN : meanOf(values, design).value;
  if (!(mean > 0)) throw new RangeError(`${caller}: mean welfare is ${mean}, above 0 is expected`);
  return mean;
}

function scaled(values: Float64Array, factor: number): Float64Array {
  return factor === 1 ? values : values.map((amount) => amount * factor);
}

function measureOf(
  values: Float64Array,
  design: SurveyDesign,
  { measure, line, boundary }: MoveTask,
): Estimate {
  if (measure.kind === 'watts') return watts(values, design, line);
  return fgtOf(values, design, line, { alpha: measure.alpha, boundary });
}

/** dP/d ln μ: how the measure changes when all welfare grows by one share. */
function growthSlope(
  values: Float64Array,
  design: SurveyDesign,
  { measure, line, boundary, caller }: MoveTask,
): number {
  const measureAt = (alpha: number): number => fgtOf(values, design, line, { alpha, boundary }).value;
  if (measure.kind === 'watts') return -measureAt(0);
  if (measure.alpha > 0) return -measure.alpha * (measureAt(measure.alpha - 1) - measureAt(measure.alpha));
  return -line * kernelAt(sortWelfare(values, design), line, caller).density;
}
