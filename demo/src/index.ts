export { type Assumption, DEMO_ASSUMPTIONS } from './assumptions.ts';
export { DEMO_SEED, makeCity } from './city.ts';
export {
  LINKAGE_FIELDS,
  type LinkageErrors,
  type LinkageLists,
  linkageLists,
  linkageTable,
} from './linkage-lists.ts';
export { LIVELIHOODS, type Livelihood } from './livelihood.ts';
export { DEMO_NOTICE, markSynthetic, SYNTHETIC_SOURCE } from './notice.ts';
export { PROGRAMMES, type ProgrammeCode } from './programmes.ts';
export { randomStream } from './random.ts';
export { drawSurvey, surveyCsv } from './survey.ts';
export { SURVEY_COLUMNS, type SurveyColumn } from './survey-columns.ts';
export { type Drawn, drawTwoStage } from './survey-draw.ts';
export { frameBlocks } from './survey-frame.ts';
export { type Column, type DemoCity, getColumn, type SurveyYear, type Table } from './table.ts';
export { type SpendingTarget, SURVEY_YEARS, spendingTarget, type Target } from './targets.ts';
