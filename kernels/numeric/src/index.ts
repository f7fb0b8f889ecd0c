export { factorCholesky, solveCholesky } from './cholesky.ts';
export { CompensatedSum, compensatedSum } from './compensated-sum.ts';
export { betaQuantile, incompleteBeta } from './incomplete-beta.ts';
export { logGamma, stirlingCorrection } from './log-gamma.ts';
export { normalCdf, normalDensity, normalQuantile } from './normal.ts';
export { type SortedPairs, sortPairs } from './radix-sort.ts';
export { type RandomGenerator, randomGenerator } from './random.ts';
export { studentTCdf, studentTQuantile } from './student-t.ts';
export { type QuantileRule, quantilePlaceSorted, weightedQuantileSorted } from './weighted-quantile.ts';
