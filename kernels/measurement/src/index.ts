export type { LabelColumn, NumberColumn } from './columns.ts';
export {
  type Comparison,
  compareIndependent,
  type Direction,
  ratioIndependent,
} from './compare-independent.ts';
export { domainOf, domainsBy, type GroupDomain } from './domain.ts';
export type { DomainSize } from './domain-size.ts';
export type { Estimate } from './estimate.ts';
export { type Boundary, type FgtOptions, type FgtSet, fgt, fgtSet, type PovertyLine } from './fgt.ts';
export { type GiniConvention, type GiniOptions, gini, giniSorted } from './gini.ts';
export { type InequalityClass, inequalityClass } from './inequality-class.ts';
export { type Interval, type IntervalMethod, interval } from './interval.ts';
export { type LorenzConvention, type LorenzOptions, lorenz, lorenzCurve, lorenzSorted } from './lorenz.ts';
export { lowestMean, lowestMeanSorted } from './lowest-mean.ts';
export { mean } from './mean.ts';
export { type PooledTrend, pooledTrend, type TrendWave } from './pooled-trend.ts';
export { type QuantileError, type QuantileOptions, quantile, quantileSorted } from './quantile.ts';
export {
  lowestShare,
  lowestShareSorted,
  lowestTotal,
  quantileShare,
  quantileShareSorted,
  type ShareConvention,
  type ShareOptions,
} from './quantile-share.ts';
export { ratio } from './ratio.ts';
export { type RseClass, relativeStandardError, rseClass } from './rse-class.ts';
export { restrictSorted, type SortedWelfare, sortWelfare } from './sorted-welfare.ts';
export {
  type Convention,
  type GroupStandardSet,
  type StandardSet,
  type StandardSetOptions,
  standardSet,
  standardSetBy,
} from './standard-set.ts';
export {
  type LonelyPsuRule,
  type SurveyDesign,
  type SurveyDesignColumns,
  surveyDesign,
} from './survey-design.ts';
export { taylorError } from './taylor.ts';
export { total } from './total.ts';
