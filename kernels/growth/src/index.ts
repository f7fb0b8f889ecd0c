export { DAYS_A_MONTH, daysOfMonths, MONTHS_OF_STANDARD } from './age.ts';
export { type GrowthColumns, MEASURE, type NumberCells, SEX } from './growth-columns.ts';
export { type CurvePlace, curveRange, growthCurve, isLyingAge } from './growth-curve.ts';
export { type ChildScore, type GrowthScores, growthScores, scoresOfRow } from './growth-scores.ts';
export { INDICATORS, type Indicator, PLAUSIBLE } from './indicators.ts';
export {
  CUTOFFS,
  type Cutoff,
  type GrowthPrevalence,
  growthPrevalence,
  type IndicatorPrevalence,
  type JointPrevalence,
  PREVALENCE_INDICATORS,
  type PrevalenceIndicator,
} from './prevalence.ts';
export {
  AGE_GROUPS,
  type AgeGroup,
  ageGroups,
  type GroupPrevalence,
  growthPrevalenceBy,
} from './prevalence-groups.ts';
export type { Counted, Prevalence } from './prevalence-share.ts';
export { SCORE, type ScoreColumn } from './score-column.ts';
export type { StandardName } from './standards.ts';
export type { GrowthRelease } from './weight-for-length.ts';
