export { answersAcross, type Part, type PartsAnswer, partOf, type StatisticOf } from './across-samples.ts';
export { type AtkinsonOptions, atkinson } from './atkinson.ts';
export {
  calibrate,
  type KnownTotal,
  type Margin,
  postStratify,
  rake,
} from './calibrate.ts';
export type { CalibrationMethod, CalibrationOptions } from './calibration-solver.ts';
export type { LabelColumn, NumberColumn } from './columns.ts';
export { combine, difference } from './combine.ts';
export {
  type Comparison,
  compareIndependent,
  comparisonOf,
  type Direction,
  ratioIndependent,
} from './compare-independent.ts';
export { designEffect } from './design-effect.ts';
export type { ReplicateWeights } from './design-parts.ts';
export { type DeviationChange, type DeviationSplit, deviationChange } from './deviation-change.ts';
export { domainOf, domainsBy, type GroupDomain } from './domain.ts';
export type { DomainSize } from './domain-size.ts';
export {
  type Ebp,
  type EbpArea,
  type EbpOptions,
  type EbpPopulation,
  type EbpSample,
  ebp,
} from './ebp.ts';
export type { EbpBenchmark } from './ebp-benchmark.ts';
export type { AreaFigures } from './ebp-predict.ts';
export { divergenceByGroup, entropyByGroup, type InequalitySplit } from './entropy-decomposition.ts';
export type { Estimate } from './estimate.ts';
export {
  type AreaEstimate,
  type AreaKind,
  type FayHerriot,
  type FayHerriotOptions,
  fayHerriot,
  type ModelTerm,
} from './fay-herriot.ts';
export type { AreaVarianceMethod } from './fay-herriot-fit.ts';
export { type Boundary, type FgtOptions, type FgtSet, fgt, fgtSet, type PovertyLine } from './fgt.ts';
export { type FullSet, fullSet } from './full-set.ts';
export { type EntropyOptions, generalisedEntropy } from './generalised-entropy.ts';
export { type GiniConvention, type GiniOptions, gini, giniSorted } from './gini.ts';
export { giniClasses, giniClassesSorted } from './gini-classes.ts';
export { type GiniSplit, giniByGroup } from './gini-decomposition.ts';
export {
  fitLorenz,
  type GroupedFigures,
  groupedPoverty,
  type LorenzCurve,
  type LorenzForm,
} from './grouped-lorenz.ts';
export { type GroupedShares, sharesOfGroups } from './grouped-shares.ts';
export {
  type GrowthAtRank,
  growthElasticity,
  growthIncidence,
  HUNDREDTHS,
  type ProPoorOptions,
  proPoorGrowth,
  type SharedProsperity,
  sharedProsperity,
} from './growth-incidence.ts';
export { type GrowthLineSplit, growthRedistributionLine } from './growth-line.ts';
export {
  type ChangeMeasure,
  type GrowthOptions,
  type GrowthRedistribution,
  type GrowthSplit,
  growthRedistribution,
} from './growth-redistribution.ts';
export { hoover } from './hoover.ts';
export { type InequalityClass, inequalityClass } from './inequality-class.ts';
export { type Interval, type IntervalMethod, interval } from './interval.ts';
export { kolm } from './kolm.ts';
export { type LorenzConvention, type LorenzOptions, lorenz, lorenzCurve, lorenzSorted } from './lorenz.ts';
export { lowestMean, lowestMeanSorted } from './lowest-mean.ts';
export { mean } from './mean.ts';
export { type MedianGapOptions, medianGap, medianGapSorted, poorMedian } from './median-gap.ts';
export { predictOutcome, type WaldTest, waldTest } from './model-answers.ts';
export {
  adjustedGap,
  type DeprivationIndicator,
  type GapIndicator,
  type IndicatorAnswer,
  type MissingIndicatorRule,
  type MultidimensionalOptions,
  type MultidimensionalPoverty,
  multidimensionalMeasure,
  multidimensionalPoverty,
} from './multidimensional.ts';
export {
  type PanelOptions,
  type PanelPoverty,
  type PanelWave,
  panelPoverty,
  type Transition,
  transitionMatrix,
} from './panel.ts';
export { type PooledTrend, pooledTrend, type TrendWave } from './pooled-trend.ts';
export { type GroupPoverty, povertyByGroup } from './poverty-by-group.ts';
export { fgtParts, type PovertyParts, wattsParts } from './poverty-decomposition.ts';
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
export {
  type Coefficient,
  type LinearModel,
  type LogitModel,
  type LogitOptions,
  linearModel,
  logitModel,
  type Predictor,
  type RegressionModel,
} from './regression.ts';
export {
  type RelativeLine,
  RISK_OF_POVERTY_LINE,
  relativeLine,
  relativeLineSorted,
} from './relative-line.ts';
export { atRelativeLine, type MeasureAtLine } from './relative-measure.ts';
export { type RelativePovertyOptions, relativePoverty, relativePovertySorted } from './relative-poverty.ts';
export { type ReplicateColumns, type ReplicateType, replicateDesign } from './replicate-design.ts';
export { overReplicates, replicateError } from './replicate-weights.ts';
export {
  type BalancedOptions,
  type BootstrapOptions,
  balancedReplicates,
  bootstrap,
  jackknife,
  type ResamplingOptions,
} from './resampling.ts';
export type { NonPositiveRule } from './row-sums.ts';
export { type RseClass, relativeStandardError, rseClass } from './rse-class.ts';
export { sGini } from './s-gini.ts';
export type { StageColumns } from './sampling-stages.ts';
export { type SectorChange, type SectorSplit, type SectorWave, sectorChange } from './sector-change.ts';
export { sen, senShorrocksThon } from './sen.ts';
export {
  type ComparedRanks,
  PALMA,
  S80_S20,
  type ShareRatioOptions,
  shareRatio,
  shareRatioSorted,
} from './share-ratio.ts';
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
export { tip, tipSorted } from './tip.ts';
export { total } from './total.ts';
export { variance } from './variance.ts';
export { smoothVariances } from './variance-function.ts';
export { type WattsOptions, watts } from './watts.ts';
export type { Wave } from './waves.ts';
export type { WelfareTransform } from './welfare-transform.ts';
export { type WolfsonOptions, wolfson } from './wolfson.ts';
export { type ZengaConvention, type ZengaOptions, zenga } from './zenga.ts';
