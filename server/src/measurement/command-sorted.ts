import { restrictSorted, type SortedWelfare, type SurveyDesign, sortWelfare } from '@pilar/measurement';

/** The sorted rows of a design's domain; one sort for all statistics that ask with the same weights. */
export function sortedOnce(welfare: Float64Array): (design: SurveyDesign) => SortedWelfare {
  const wholes = new WeakMap<Float64Array, SortedWelfare>();
  const parts = new WeakMap<SortedWelfare, WeakMap<Uint8Array, SortedWelfare>>();
  const wholeOf = (design: SurveyDesign): SortedWelfare => {
    const whole = design.whole ?? design;
    const known = wholes.get(whole.weights) ?? sortWelfare(welfare, whole);
    wholes.set(whole.weights, known);
    return known;
  };
  return (design) => {
    const whole = wholeOf(design);
    if (design.domain === undefined) return whole;
    const byDomain = parts.get(whole) ?? new WeakMap<Uint8Array, SortedWelfare>();
    parts.set(whole, byDomain);
    const known = byDomain.get(design.domain) ?? restrictSorted(whole, design);
    byDomain.set(design.domain, known);
    return known;
  };
}
