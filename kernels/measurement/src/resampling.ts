import { randomGenerator } from '@pilar/numeric';
import { withReplicates } from './replicate-design.ts';
import type { SurveyDesign } from './survey-design.ts';

export interface ResamplingOptions {
  /** Spread around the figure of the whole sample (true) or the mean of the replicates (false, default). */
  readonly mse?: boolean;
}

/**
 * The delete-one-PSU jackknife of a design: JK1 without strata, JKn with. A finite population correction enters as
 * 1 − f of the stratum; strata that were drawn whole are never dropped from.
 *
 * @throws RangeError when a stratum has a single PSU and was not drawn whole, or for a design that has replicates, or
 *   was calibrated.
 * @see Wolter (2007), Introduction to Variance Estimation, section 4.5.
 * @example mean([1, 2, 6], jackknife(surveyDesign({ weights: [1, 1, 1] }))).se // 1.5275252316519468, as linearised
 */
export function jackknife(design: SurveyDesign, { mse = false }: ResamplingOptions = {}): SurveyDesign {
  refuseUnplain('jackknife', design);
  const factors: Float64Array[] = [];
  const rscales: number[] = [];
  for (let psu = 0; psu < design.psuCount; psu++) {
    const stratum = design.stratumOfPsu[psu] ?? 0;
    const drawn = design.psusInStratum[stratum] ?? 0;
    const kept = 1 - (design.sampledShare[stratum] ?? 0);
    if (kept === 0) continue;
    if (drawn === 1)
      throw new RangeError(`jackknife: stratum ${design.strataLabels[stratum]} has a single PSU`);
    factors.push(withoutPsu(design, psu));
    rscales.push((kept * (drawn - 1)) / drawn);
  }
  return withReplicates(design, {
    factors,
    unitOfRow: design.psuOfRow,
    scale: 1,
    rscales: Float64Array.from(rscales),
    mse,
    df: design.size.df,
  });
}

/** Factors when one PSU is dropped: the others of its stratum stand in for it. */
function withoutPsu({ stratumOfPsu, psusInStratum, psuCount }: SurveyDesign, dropped: number): Float64Array {
  const stratum = stratumOfPsu[dropped] ?? 0;
  const drawn = psusInStratum[stratum] ?? 0;
  const factors = new Float64Array(psuCount).fill(1);
  for (let psu = 0; psu < psuCount; psu++) {
    if (stratumOfPsu[psu] === stratum) factors[psu] = psu === dropped ? 0 : drawn / (drawn - 1);
  }
  return factors;
}

export interface BootstrapOptions extends ResamplingOptions {
  /** Replicates; default 500. */
  readonly count?: number;
  /** The same seed gives the same replicates. */
  readonly seed: string | number;
}

/**
 * The rescaled bootstrap of a design: each replicate draws m − 1 of the m PSUs of every stratum with replacement; a PSU
 * drawn r times gets factor 1 − λ + λ r m/(m − 1), λ = √(1 − f) (1 without a finite population correction).
 *
 * @throws RangeError as `jackknife`, and for fewer than 2 replicates.
 * @see Rao, Wu & Yue (1992), Some recent work on resampling methods for complex surveys, Survey Methodology 18, 209-217.
 * @example mean([1, 2, 6], bootstrap(surveyDesign({ weights: [1, 1, 1] }), { seed: 1 })).df // 2
 */
export function bootstrap(
  design: SurveyDesign,
  { count = 500, seed, mse = false }: BootstrapOptions,
): SurveyDesign {
  refuseUnplain('bootstrap', design);
  if (!(Number.isInteger(count) && count >= 2))
    throw new RangeError(`bootstrap: count is ${count}, a whole number of at least 2 is expected`);
  const strata = psusByStratum(design, 'bootstrap');
  const random = randomGenerator(seed);
  const factors = Array.from({ length: count }, () => {
    const drawn = new Float64Array(design.psuCount).fill(1);
    for (const [stratum, psus] of strata.entries()) {
      const share = Math.sqrt(1 - (design.sampledShare[stratum] ?? 0));
      if (share === 0) continue;
      for (const psu of psus) drawn[psu] = 1 - share;
      const step = (share * psus.length) / (psus.length - 1);
      for (let draw = 1; draw < psus.length; draw++) {
        const psu = psus[random.integer(psus.length)] ?? 0;
        drawn[psu] = (drawn[psu] ?? 0) + step;
      }
    }
    return drawn;
  });
  return withReplicates(design, {
    factors,
    unitOfRow: design.psuOfRow,
    scale: 1 / (count - 1),
    rscales: new Float64Array(count).fill(1),
    mse,
    df: Math.min(count - 1, design.size.df),
  });
}

export interface BalancedOptions extends ResamplingOptions {
  /** Fay's factor ρ, 0 (plain BRR, default) up to below 1: the PSU that is not chosen keeps ρ of its weight. */
  readonly rho?: number;
}

/**
 * Balanced repeated replication of a design with two PSUs a stratum: each replicate takes one PSU of every stratum
 * (factor 2 − ρ, the other ρ), by the rows of a Hadamard matrix of order 2^k, so that no two strata go together.
 *
 * @throws RangeError for a stratum without exactly two PSUs, a finite population correction, rho outside 0..1, or as
 *   `jackknife`.
 * @see McCarthy (1969), Pseudo-replication: half samples, Review of the International Statistical Institute 37, 239-264.
 * @see Judkins (1990), Fay's method for variance estimation, Journal of Official Statistics 6, 223-239.
 * @example total([1, 3], balancedReplicates(surveyDesign({ weights: [1, 1] }))).se // 2, as linearised
 */
export function balancedReplicates(
  design: SurveyDesign,
  { rho = 0, mse = false }: BalancedOptions = {},
): SurveyDesign {
  refuseUnplain('balancedReplicates', design);
  if (!(rho >= 0 && rho < 1))
    throw new RangeError(`balancedReplicates: rho is ${rho}, a number from 0 up to below 1 is expected`);
  const strata = psusByStratum(design, 'balancedReplicates');
  for (const [stratum, psus] of strata.entries()) {
    const name = design.strataLabels[stratum];
    if (psus.length !== 2)
      throw new RangeError(`balancedReplicates: stratum ${name} has ${psus.length} PSUs, 2 are expected`);
    if ((design.sampledShare[stratum] ?? 0) > 0)
      throw new RangeError(
        `balancedReplicates: stratum ${name} has a correction, which half samples cannot take`,
      );
  }
  let count = 2;
  while (count <= strata.length) count *= 2;
  const factors = Array.from({ length: count }, (_, replicate) => {
    const halves = new Float64Array(design.psuCount);
    for (const [stratum, [first = 0, second = 0]] of strata.entries()) {
      // The first column of the matrix is all ones and balances nothing.
      const isFirst = isEven(replicate & (stratum + 1));
      halves[first] = isFirst ? 2 - rho : rho;
      halves[second] = isFirst ? rho : 2 - rho;
    }
    return halves;
  });
  return withReplicates(design, {
    factors,
    unitOfRow: design.psuOfRow,
    scale: 1 / (count * (1 - rho) ** 2),
    rscales: new Float64Array(count).fill(1),
    mse,
    df: design.size.df,
  });
}

/** Sylvester's matrix has +1 where the binary digits that row and column share are even in number. */
function isEven(shared: number): boolean {
  let even = true;
  for (let rest = shared; rest > 0; rest &= rest - 1) even = !even;
  return even;
}

function psusByStratum(design: SurveyDesign, caller: string): number[][] {
  const strata = Array.from(design.psusInStratum, (): number[] => []);
  for (let psu = 0; psu < design.psuCount; psu++) strata[design.stratumOfPsu[psu] ?? 0]?.push(psu);
  for (const [stratum, psus] of strata.entries()) {
    if (psus.length === 1 && (design.sampledShare[stratum] ?? 0) < 1)
      throw new RangeError(`${caller}: stratum ${design.strataLabels[stratum]} has a single PSU`);
  }
  return strata;
}

function refuseUnplain(caller: string, { replicates, calibration, domain }: SurveyDesign): void {
  if (domain !== undefined)
    throw new RangeError(`${caller}: make the replicates of the whole survey, then take a domain of it`);
  if (replicates !== undefined) throw new RangeError(`${caller}: the design has replicates already`);
  if (calibration !== undefined)
    throw new RangeError(`${caller}: make the replicates first and calibrate them after, not before`);
}
