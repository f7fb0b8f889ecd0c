import type { GroupsAnswer, GroupsRequest } from '@pilar/contracts';
import { Problem } from '../platform/problem.ts';
import type { AnalysisInputs } from './analysis-inputs.ts';
import { computeEstimate } from './estimate-compute.ts';
import type { MeasuredColumns } from './measured-columns.ts';
import { areaFinder } from './named-areas.ts';
import { columnsAt } from './sampled-columns.ts';

/** The standard set of the city and of each group; a group that is a kelurahan or kecamatan carries its name. */
export function computeGroups(
  request: GroupsRequest,
  { surveys, areas }: AnalysisInputs,
  all: readonly MeasuredColumns[],
): GroupsAnswer {
  const own = columnsAt(all, 0);
  const find = areaFinder(areas);
  const isDistrict = request.level === 'district';
  const columns = isDistrict ? { ...own, group: districtsOf(own.group ?? [], request.by, find) } : own;
  const { boundary, lonelyPsu } = request;
  const { design, groups } = computeEstimate(columns, { line: surveys[0]?.line ?? 0, boundary, lonelyPsu });
  const districts = new Map(areas.map(({ parentCode, parentName }) => [parentCode, parentName]));
  const labelOf = (group: string): string | null =>
    (isDistrict ? districts.get(group) : find(group)?.name) ?? null;
  return {
    kind: 'groups',
    design,
    groups: groups.map((group) => ({
      ...group,
      label: group.group === null ? null : labelOf(group.group),
    })),
  };
}

function districtsOf(
  labels: readonly string[],
  column: string,
  find: ReturnType<typeof areaFinder>,
): readonly string[] {
  const known = new Map<string, string>();
  return labels.map((label) => {
    const found = known.get(label) ?? find(label)?.parentCode;
    if (found === undefined || found === null) throw unknownArea(column, label);
    known.set(label, found);
    return found;
  });
}

export function unknownArea(column: string, label: string): Problem {
  return new Problem('body-invalid', {
    field: column,
    reason: `"${label}" bukan kode kelurahan kota ini`,
    reasonEn: `"${label}" is no code of a kelurahan of this city`,
  });
}
