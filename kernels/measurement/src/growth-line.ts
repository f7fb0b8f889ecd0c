import { answersAcross, linearAnswer } from './across-samples.ts';
import type { Estimate } from './estimate.ts';
import { type GrowthOptions, methodOf, movedMeasure } from './growth-redistribution.ts';
import { checkedWave, type Wave } from './waves.ts';

/** The change of poverty by mean, distribution and line; the three add up to it. */
export interface GrowthLineSplit {
  readonly before: Estimate;
  readonly after: Estimate;
  readonly change: Estimate;
  readonly growth: Estimate;
  readonly redistribution: Estimate;
  readonly line: Estimate;
}

const WAVES = [0, 1] as const;

/**
 * The change of poverty as growth of the mean, change of the distribution and change of the line (each wave in its own
 * prices): the Shapley split over the eight combinations of the two means, distributions and lines. A step of one
 * factor counts 1/3 where the two others are of one wave, else 1/6.
 *
 * @throws RangeError as `growthRedistribution`, and for a line that is not above 0.
 * @see Kolenikov & Shorrocks (2005), A decomposition analysis of regional poverty in Russia, Review of Development
 *   Economics 9, 25-46.
 * @see Fujii, T. (2017), Dynamic poverty decomposition analysis: an application to the Philippines, World Development 100.
 * @example growthRedistributionLine({ welfare: [50, 150], design }, { welfare: [60, 180], design: other },
 *   { before: 100, after: 120 }).change.value // 0: prices took what growth gave
 */
export function growthRedistributionLine(
  before: Wave,
  after: Wave,
  lines: { readonly before: number; readonly after: number },
  { measure = { kind: 'fgt', alpha: 0 }, boundary = 'below' }: Omit<GrowthOptions, 'lineAfter'> = {},
): GrowthLineSplit {
  const caller = 'growthRedistributionLine';
  for (const line of [lines.before, lines.after]) {
    if (!(line > 0 && line < Infinity))
      throw new RangeError(`${caller}: line is ${line}, an amount above 0 is expected`);
  }
  const waves = [checkedWave(caller, before), checkedWave(caller, after)];
  const corners = WAVES.flatMap((mean) =>
    WAVES.flatMap((distribution) => WAVES.map((line) => ({ mean, distribution, line }))),
  );
  const parts = corners.map(({ mean, distribution, line }) =>
    movedMeasure(
      { caller, waves, measure, boundary, line: line === 0 ? lines.before : lines.after },
      distribution,
      mean,
    ),
  );
  const method = methodOf(measure, boundary);
  const step = (factor: 'mean' | 'distribution' | 'line') =>
    linearAnswer(
      `difference/${method}`,
      corners.map((corner) => {
        const others = corner.mean + corner.distribution + corner.line - corner[factor];
        return (corner[factor] === 1 ? 1 : -1) * (others === 1 ? 1 / 6 : 1 / 3);
      }),
    );
  const at = (place: number): number[] => corners.map((_, index) => Number(index === place));
  const last = corners.length - 1;
  const [first, second, change, growth, redistribution, line] = answersAcross(
    waves.map(({ design }) => design),
    parts,
    [
      linearAnswer(method, at(0)),
      linearAnswer(method, at(last)),
      linearAnswer(
        `difference/${method}`,
        at(last).map((own, index) => own - Number(index === 0)),
      ),
      step('mean'),
      step('distribution'),
      step('line'),
    ],
  );
  if (!first || !second || !change || !growth || !redistribution || !line)
    throw new RangeError(`${caller}: a part is missing`);
  return Object.freeze({ before: first, after: second, change, growth, redistribution, line });
}
