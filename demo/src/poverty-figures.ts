/** Weighted spending of drawn families, used to steer the weights; published figures come from the kernel. */
export type Spending = Readonly<{ rupiah: Float64Array; size: Float64Array }>;

/** Relative gap below the line, 0 from the line upward; a family exactly on the line is not poor. */
export function gapBelow(rupiah: number, line: number): number {
  return rupiah < line ? (line - rupiah) / line : 0;
}

/** Rank of each family among weighted persons, at the middle of its own persons. */
export function personRanks({ rupiah, size }: Spending, weights: Float64Array): Float64Array {
  const order = Array.from(rupiah.keys()).sort((a, b) => (rupiah[a] ?? 0) - (rupiah[b] ?? 0) || a - b);
  const persons = order.reduce((sum, i) => sum + (weights[i] ?? 0) * (size[i] ?? 0), 0);
  const ranks = new Float64Array(rupiah.length);
  let before = 0;
  for (const i of order) {
    const own = (weights[i] ?? 0) * (size[i] ?? 0);
    ranks[i] = (before + own / 2) / persons;
    before += own;
  }
  return ranks;
}

export function weightedMean(values: Float64Array, weights: Float64Array): number {
  const total = weights.reduce((a, b) => a + b, 0);
  return values.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0) / total;
}

/** Share of persons in poor families. */
export function poorShare(poor: readonly boolean[], persons: Float64Array): number {
  const total = persons.reduce((a, b) => a + b, 0);
  return poor.reduce((sum, isPoor, i) => sum + (isPoor ? (persons[i] ?? 0) : 0), 0) / total;
}

/**
 * Standard error of the share of poor persons: Taylor, stratified, blocks as drawn with replacement.
 * @see Wolter (2007), Introduction to Variance Estimation, chapter 6
 */
export function shareError(
  poor: readonly boolean[],
  persons: Float64Array,
  design: readonly Readonly<{ stratum: number; psu: number }>[],
): number {
  const total = persons.reduce((a, b) => a + b, 0);
  const share = poorShare(poor, persons);
  const strata = new Map<number, Map<number, number>>();
  for (const [i, { stratum, psu }] of design.entries()) {
    const blocks = strata.get(stratum) ?? new Map<number, number>();
    strata.set(stratum, blocks);
    const score = ((persons[i] ?? 0) * ((poor[i] ? 1 : 0) - share)) / total;
    blocks.set(psu, (blocks.get(psu) ?? 0) + score);
  }
  let variance = 0;
  for (const blocks of strata.values()) {
    const values = [...blocks.values()];
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    variance += (values.length / (values.length - 1)) * squares;
  }
  return Math.sqrt(variance);
}
