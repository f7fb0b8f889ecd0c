export { DEMO_SEED, makeCity } from './city.ts';
export { LIVELIHOODS, type Livelihood } from './livelihood.ts';
export { PROGRAMMES, type ProgrammeCode } from './programmes.ts';
export type { Column, DemoCity, SurveyYear, Table } from './table.ts';
