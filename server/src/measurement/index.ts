import type { Route } from '../platform/http/route.ts';
import type { JobHandler } from '../platform/job/index.ts';
import { analysisRoutes } from './analysis.routes.ts';
import { ANALYSIS, makeAnalysis } from './analysis-job.ts';
import { figureRoutes } from './figure.routes.ts';
import { homeRoutes } from './home.routes.ts';
import { surveyRoutes } from './survey.routes.ts';
import { importSurvey, SURVEY_IMPORT } from './survey-import.ts';

export { changeCommand } from './change-command.ts';
export { flag, invalid, oneOf, parsedOptions, text } from './command-options.ts';
export { answered, type CommandOutput } from './command-refusal.ts';
export { listEstimates, makeEstimate } from './estimate.service.ts';
export { groupedCommand } from './grouped-command.ts';
export { measureCommand } from './measure-command.ts';
export { aligned, decimal } from './measure-command-text.ts';
export { mpiCommand } from './mpi-command.ts';
export { bringOfficialSeries } from './official-series.ts';
export { openSurveys } from './open-surveys.ts';
export { publishEstimate } from './publish.service.ts';
export { smallAreaCommand } from './small-area-command.ts';
export { listSurveyViews, receiveSurvey } from './survey.service.ts';
export { startImport } from './survey-import.ts';
export { profileFile } from './survey-profile.ts';

export const measurementRoutes: readonly Route[] = [
  ...homeRoutes,
  ...figureRoutes,
  ...surveyRoutes,
  ...analysisRoutes,
];
export const measurementJobs: Readonly<Record<string, JobHandler>> = {
  [SURVEY_IMPORT]: importSurvey,
  [ANALYSIS]: makeAnalysis,
};
export { countOldRejectedValues, eraseOldRejectedValues } from './rejection-retention.store.ts';
