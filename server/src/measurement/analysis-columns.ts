import type { AnalysisRequest } from '@pilar/contracts';
import type { Tx } from '../platform/db/index.ts';
import { Problem } from '../platform/problem.ts';
import { type AnalysisInputs, surveysOf } from './analysis-inputs.ts';
import { assertFewGroups } from './group-column.ts';
import { loadMeasuredColumns, type MeasuredColumns } from './measured-columns.ts';

/**
 * The columns of each survey of a request, in the data version that its inputs name. With `verify` every stored column is
 * read and hashed: data that are not those of that version are refused.
 * @throws Problem figure-mismatch, body-invalid
 */
export async function loadAnalysisColumns(
  tx: Tx,
  request: AnalysisRequest,
  { surveys }: AnalysisInputs,
  verify = false,
): Promise<MeasuredColumns[]> {
  const loaded: MeasuredColumns[] = [];
  for (const [place, { column }] of surveysOf(request).entries()) {
    const survey = surveys[place];
    if (survey === undefined) throw new RangeError(`loadAnalysisColumns: there is no survey ${place}`);
    const { columns, dataVersion } = await loadMeasuredColumns(tx, survey, column, verify);
    if (verify && dataVersion !== survey.dataVersion)
      throw new Problem('figure-mismatch', { published: survey.dataVersion, recomputed: dataVersion ?? '' });
    if (request.kind !== 'small-area') assertFewGroups(columns.group, column);
    loaded.push(columns);
  }
  return loaded;
}
