import {
  type DateStyle,
  MAPPING_TARGETS,
  type MappingTarget,
  type NumberStyle,
  type SurveyColumn,
  type SurveyDetail,
  type SurveyMapping,
} from '@pilar/contracts';

export const NUMBER_TARGETS = ['welfare', 'weight', 'size'] as const satisfies readonly MappingTarget[];
export const isNumberTarget = (target: MappingTarget) => NUMBER_TARGETS.some((one) => one === target);

/** The choice as it stands on the page. How numbers are written is a matter of the column, so it is kept by its name. */
export type MappingDraft = Readonly<{
  columns: Readonly<Record<MappingTarget, string | null>>;
  styles: Readonly<Record<string, NumberStyle>>;
  /** How the days of the interviews are written; null: seen from the column. */
  dateStyle: DateStyle | null;
  groups: readonly string[];
}>;

const FEWEST = 2;
const MOST_GROUPS = 60;
const MOST_PROPOSED = 12;
export const MOST_GROUP_COLUMNS = 40;

/** The last choice for this survey; without one, what the server proposes. */
export function startDraft(survey: SurveyDetail, sheet: string): MappingDraft {
  const { mapping } = survey;
  return mapping !== null && (mapping.sheet ?? '') === sheet ? fromMapping(mapping) : fromGuesses(survey);
}

function fromMapping(mapping: SurveyMapping): MappingDraft {
  const numbers = NUMBER_TARGETS.flatMap((target) => mapping[target] ?? []);
  const styles = numbers.flatMap(({ column, numberStyle }) => (numberStyle ? [[column, numberStyle]] : []));
  return {
    columns: {
      welfare: mapping.welfare.column,
      weight: mapping.weight?.column ?? null,
      size: mapping.size?.column ?? null,
      strata: mapping.strata,
      psu: mapping.psu,
      household: mapping.household,
      interview: mapping.interview?.column ?? null,
    },
    styles: Object.fromEntries(styles),
    dateStyle: mapping.interview?.dateStyle ?? null,
    groups: mapping.groups,
  };
}

function fromGuesses({ guesses, columns }: SurveyDetail): MappingDraft {
  const names = new Set(columns.map((column) => column.name));
  const found = (target: MappingTarget) =>
    guesses.find((guess) => guess.target === target && names.has(guess.column))?.column ?? null;
  const draft: MappingDraft = {
    columns: {
      welfare: found('welfare'),
      weight: found('weight'),
      size: found('size'),
      strata: found('strata'),
      psu: found('psu'),
      household: found('household'),
      interview: found('interview'),
    },
    styles: {},
    dateStyle: null,
    groups: [],
  };
  const words = groupCandidates(columns, draft).filter((column) => column.numberStyle === 'text');
  return { ...draft, groups: words.slice(0, MOST_PROPOSED).map((column) => column.name) };
}

/** Columns with few different values, and no part in the design. */
export function groupCandidates(columns: readonly SurveyColumn[], draft: MappingDraft): SurveyColumn[] {
  const taken = new Set(Object.values(draft.columns));
  return columns.filter(
    ({ name, distinct }) => !taken.has(name) && distinct >= FEWEST && distinct <= MOST_GROUPS,
  );
}

export type MappingFault = 'missing' | 'twice' | 'ambiguous' | 'text' | 'dateAmbiguous' | 'noDate';

/** What stands in the way of an import, target by target. */
export function mappingFaults(
  draft: MappingDraft,
  columns: readonly SurveyColumn[],
): Partial<Record<MappingTarget, MappingFault>> {
  const faults: Partial<Record<MappingTarget, MappingFault>> = {};
  for (const target of MAPPING_TARGETS) {
    const fault = faultOf(target, draft, columns);
    if (fault !== null) faults[target] = fault;
  }
  return faults;
}

function faultOf(
  target: MappingTarget,
  draft: MappingDraft,
  columns: readonly SurveyColumn[],
): MappingFault | null {
  const name = draft.columns[target];
  if (name === null) return target === 'welfare' ? 'missing' : null;
  const earlier = MAPPING_TARGETS.slice(0, MAPPING_TARGETS.indexOf(target));
  if (earlier.some((other) => draft.columns[other] === name)) return 'twice';
  const column = columns.find((one) => one.name === name);
  if (target === 'interview') return dateFault(draft, column);
  if (!isNumberTarget(target)) return null;
  const style = column?.numberStyle;
  if (style === 'text') return 'text';
  return style === 'ambiguous' && draft.styles[name] === undefined ? 'ambiguous' : null;
}

function dateFault(draft: MappingDraft, column: SurveyColumn | undefined): MappingFault | null {
  if (column?.dateStyle === 'text') return 'noDate';
  return column?.dateStyle === 'ambiguous' && draft.dateStyle === null ? 'dateAmbiguous' : null;
}

/** The choice as the server takes it. Without a chosen reading of the numbers the whole file decides. */
export function toMapping(draft: MappingDraft, welfare: string, sheet: string): SurveyMapping {
  const { columns, styles, dateStyle } = draft;
  const number = (column: string) => ({ column, numberStyle: styles[column] ?? null });
  const taken = new Set(Object.values(columns));
  return {
    sheet: sheet === '' ? null : sheet,
    welfare: number(welfare),
    weight: columns.weight === null ? null : number(columns.weight),
    size: columns.size === null ? null : number(columns.size),
    strata: columns.strata,
    psu: columns.psu,
    household: columns.household,
    interview: columns.interview === null ? null : { column: columns.interview, dateStyle },
    groups: draft.groups.filter((name) => !taken.has(name)),
  };
}
