import { weightedQuantileSorted } from '@pilar/numeric';
import type { NumberColumn } from './columns.ts';
import { kernelAt } from './density.ts';
import { type Estimate, estimateOf } from './estimate.ts';
import { type Boundary, gapAt, houseOf } from './fgt.ts';
import { errorOfPlaces } from './influence.ts';
import { type DrawnLine, drawLine, type RelativeLine, RISK_OF_POVERTY_LINE } from './relative-line.ts';
import { meanOfPlaces } from './relative-poverty.ts';
import { isReplicated, overReplicatesSorted } from './replicate-weights.ts';
import { restrictSorted, type SortedWelfare, sortWelfare } from './sorted-welfare.ts';
import type { SurveyDesign } from './survey-design.ts';

export interface MedianGapOptions {
  /** Default 60 % of the median. */
  readonly line?: RelativeLine;
  /** Default `below`. */
  readonly boundary?: Boundary;
}

/**
 * The relative median poverty gap (RMPG): how far the median of the poor lies below the line, in units of the line.
 *
 * Linearised variable u = m u_z/z² − u_m/z, with m the median of the poor and
 * u_m = [½ u_R − (1(y ≤ m) − R/2)/N]/f(m), R and u_R those of the share of poor (`relativePoverty`).
 *
 * @throws RangeError as `relativePoverty`, and when nobody is poor.
 * @see Osier (2009), Survey Research Methods 3(3), 167-195.
 * @example medianGap([1, 4, 5, 6, 9], surveyDesign({ weights: [1, 1, 1, 1, 1] })).value // 2/3 = 1 − 1/3
 */
export function medianGap(
  welfare: NumberColumn,
  design: SurveyDesign,
  options: MedianGapOptions = {},
): Estimate {
  return medianGapSorted(sortWelfare(welfare, design.whole ?? design), design, options);
}

/**
 * The relative median gap in a domain of a survey of which `sortWelfare` sorted the whole.
 *
 * @throws RangeError as `medianGap`.
 * @see medianGap
 * @example medianGapSorted(sortWelfare([1, 4, 5, 6, 9], design), design).value // 2/3
 */
export function medianGapSorted(
  whole: SortedWelfare,
  design: SurveyDesign,
  options: MedianGapOptions = {},
): Estimate {
  if (isReplicated(design))
    return overReplicatesSorted(whole, design, (s, d) => medianGapSorted(s, d, options));
  const { line, median, medianChange } = medianOfPoor(whole, design, options);
  const se = errorOfPlaces(
    whole,
    design,
    (place) => (median * line.linearised(place)) / line.value ** 2 - medianChange(place) / line.value,
  );
  return estimateOf('medianGap', {
    value: (line.value - median) / line.value,
    se,
    ...design.size,
    method: `median-gap/${houseOf(options.boundary)}@1`,
  });
}

/**
 * The median welfare of the people under a relative line, with its error.
 *
 * @throws RangeError as `medianGap`.
 * @see medianGap
 * @example poorMedian([1, 4, 5, 6, 9], surveyDesign({ weights: [1, 1, 1, 1, 1] })).value // 1
 */
export function poorMedian(
  welfare: NumberColumn,
  design: SurveyDesign,
  options: MedianGapOptions = {},
): Estimate {
  return poorMedianSorted(sortWelfare(welfare, design.whole ?? design), design, options);
}

function poorMedianSorted(whole: SortedWelfare, design: SurveyDesign, options: MedianGapOptions): Estimate {
  if (isReplicated(design))
    return overReplicatesSorted(whole, design, (s, d) => poorMedianSorted(s, d, options));
  const { median, medianChange } = medianOfPoor(whole, design, options);
  return estimateOf('poorMedian', {
    value: median,
    se: errorOfPlaces(whole, design, medianChange),
    ...design.size,
    method: `poor-median/${houseOf(options.boundary)}@1`,
  });
}

interface PoorMedian {
  readonly line: DrawnLine;
  readonly median: number;
  readonly medianChange: (place: number) => number;
}

function medianOfPoor(whole: SortedWelfare, design: SurveyDesign, options: MedianGapOptions): PoorMedian {
  const { line: relative = RISK_OF_POVERTY_LINE, boundary = 'below' } = options;
  const line = drawLine(whole, relative, 'medianGap');
  const part = restrictSorted(whole, design);
  const rule = { alpha: 0, boundary };
  const isPoor = (y: number): number => gapAt(y, line.value, rule);
  let poor = 0;
  while (poor < part.values.length && isPoor(part.values[poor] ?? Infinity) === 1) poor++;
  if (!((part.cumulativeWeights[poor - 1] ?? 0) > 0))
    throw new RangeError('medianGap: nobody is poor, so the poor have no median');
  const median = weightedQuantileSorted(
    part.values.subarray(0, poor),
    part.cumulativeWeights.subarray(0, poor),
    0.5,
    relative.rule,
  );
  return { line, median, medianChange: medianChange({ whole, part, design, line, median, isPoor }) };
}

interface MedianParts {
  readonly whole: SortedWelfare;
  readonly part: SortedWelfare;
  readonly design: SurveyDesign;
  readonly line: DrawnLine;
  readonly median: number;
  readonly isPoor: (y: number) => number;
}

/** Densities and shares are found at the first place asked for: replicates ask for none. */
function medianChange({ whole, part, design, line, median, isPoor }: MedianParts): (place: number) => number {
  const prepare = () => ({
    poorShare: meanOfPlaces(part, isPoor),
    atLine: kernelAt(part, line.value, 'medianGap').density,
    atMedian: kernelAt(part, median, 'medianGap').density,
  });
  let known: ReturnType<typeof prepare> | undefined;
  return (place) => {
    known ??= prepare();
    const y = whole.values[place] ?? 0;
    const isMember = Number(design.domain?.[whole.rows[place] ?? 0] !== 0);
    const shareChange =
      (isMember * (isPoor(y) - known.poorShare)) / part.size + known.atLine * line.linearised(place);
    const belowChange = (isMember * (Number(y <= median) - known.poorShare / 2)) / part.size;
    return (shareChange / 2 - belowChange) / known.atMedian;
  };
}
