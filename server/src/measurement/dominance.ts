import type { CurvePoint, Dominance } from '@pilar/contracts';

/**
 * What the differences of two curves at their ranks allow to be said. One curve lies above the other only where every
 * rank says so beyond its error (an intersection–union test: the whole statement keeps the level of each rank).
 * @param points second curve less first; ranks where both curves are fixed have error 0 and do not count
 */
export function dominanceOf(points: readonly CurvePoint[]): Dominance {
  const tested = points.filter(({ se }) => se > 0);
  const above = tested.filter(({ ciLow }) => ciLow !== null && ciLow > 0).length;
  const below = tested.filter(({ ciHigh }) => ciHigh !== null && ciHigh < 0).length;
  if (above > 0 && below > 0) return 'crossing';
  if (above > 0) return above === tested.length ? 'above' : 'above-unsure';
  if (below > 0) return below === tested.length ? 'below' : 'below-unsure';
  return 'unclear';
}
