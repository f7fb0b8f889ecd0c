import type { AnalysisAnswer, AnalysisRequest } from '@pilar/contracts';
import type { AnalysisInputs } from './analysis-inputs.ts';
import { computeChange } from './compute-change.ts';
import { computeCurves } from './compute-curves.ts';
import { computeGroups } from './compute-groups.ts';
import { computeSmallAreas } from './compute-small-areas.ts';
import type { MeasuredColumns } from './measured-columns.ts';

/** What a thread needs: plain values, the columns in the order of the surveys. */
export type AnalysisTask = Readonly<{
  request: AnalysisRequest;
  inputs: AnalysisInputs;
  columns: readonly MeasuredColumns[];
}>;

/** Which definitions an analysis used; a change of a definition raises the number. */
export const ANALYSIS_METHOD: Readonly<Record<AnalysisRequest['kind'], string>> = {
  groups: 'pilar-groups@1 (taylor)',
  change: 'pilar-change@1 (taylor)',
  curves: 'pilar-curves@1 (taylor)',
  'small-area': 'pilar-small-area@1 (fay-herriot)',
};

/** Touches no database and may run in any thread. Values that readers may not see are in the answer. */
export function computeAnalysis({ request, inputs, columns }: AnalysisTask): AnalysisAnswer {
  switch (request.kind) {
    case 'groups':
      return computeGroups(request, inputs, columns);
    case 'change':
      return computeChange(request, inputs, columns);
    case 'curves':
      return computeCurves(request, inputs, columns);
    case 'small-area':
      return computeSmallAreas(request, inputs, columns);
  }
}
