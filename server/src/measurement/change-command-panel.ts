import {
  domainOf,
  type Estimate,
  type PanelWave,
  panelPoverty,
  type SurveyDesign,
  transitionMatrix,
} from '@pilar/measurement';
import type { ChangeArguments, ComparedSample, ComparedSurveys } from './change-command-surveys.ts';
import { invalid } from './command-options.ts';
import type { MeasuredSurvey } from './measure-command-survey.ts';

/** The people of both surveys: those of the first, with their welfare in each wave. */
interface Panel {
  readonly design: SurveyDesign;
  readonly waves: readonly [PanelWave, PanelWave];
  readonly matched: number;
  readonly lost: number;
  readonly joined: number;
}

export type PanelFigure = Readonly<{
  component: string;
  params: Readonly<Record<string, number | string>>;
  estimate: Estimate;
}>;

/** What `--panel` adds: who was found again, and the figures of those who were. */
export interface PanelAnswer {
  readonly matched: number;
  readonly lost: number;
  readonly joined: number;
  readonly figures: readonly PanelFigure[];
}

const COMPONENTS = [
  ['total', 'total'],
  ['chronic', 'chronic'],
  ['transient', 'transient'],
  ['transientShare', 'transient-share'],
] as const;
const SPELLS = [
  ['always', 'always-poor'],
  ['sometimes', 'sometimes-poor'],
  ['never', 'never-poor'],
] as const;

/**
 * Poverty of the same people or families in both surveys, on the design and the weights of the first.
 *
 * @throws {Problem} command-invalid without a line, for an identity that stands twice in a survey, or when nobody is
 *   found again.
 */
export function panelAnswer(
  { boundary }: ChangeArguments,
  { surveys }: ComparedSurveys,
  column: string,
  amountOf: (sample: ComparedSample) => number,
): PanelAnswer {
  const panel = panelOf(surveys, column, amountOf);
  const figures = [0, 1, 2].flatMap((alpha) => {
    const found = panelPoverty(panel.waves, panel.design, { alpha, boundary });
    return COMPONENTS.flatMap(([name, component]) => {
      const estimate = found[name];
      return estimate === undefined ? [] : [{ component, params: { alpha }, estimate }];
    });
  });
  const spells = panelPoverty(panel.waves, panel.design, { alpha: 0, boundary });
  const states = panel.waves.map(({ welfare, line }) =>
    Array.from(welfare, (y, row) => {
      const z = typeof line === 'number' ? line : (line[row] ?? 0);
      return (boundary === 'below' ? y < z : y <= z) ? 'poor' : 'not-poor';
    }),
  );
  const moves = transitionMatrix(states[0] ?? [], states[1] ?? [], panel.design);
  const { matched, lost, joined } = panel;
  return {
    ...{ matched, lost, joined },
    figures: [
      ...figures,
      ...SPELLS.map(([name, component]) => ({ component, params: {}, estimate: spells[name] })),
      ...moves.map(({ from, to, share }) => ({
        component: 'transition',
        params: { from: String(from), to: String(to) },
        estimate: share,
      })),
    ],
  };
}

function panelOf(
  [before, after]: ComparedSurveys['surveys'],
  column: string,
  amountOf: (sample: ComparedSample) => number,
): Panel {
  if (before.line === undefined || after.line === undefined)
    throw invalid('--panel memerlukan --line', '--panel needs --line');
  const rowOf = identities(after, column);
  const own = [...identities(before, column).keys()];
  const partner = own.map((identity) => rowOf.get(identity) ?? -1);
  const isMatched = partner.map((row, at) => row >= 0 && before.domain?.[at] !== 0);
  const matched = isMatched.filter(Boolean).length;
  if (matched === 0)
    throw invalid(
      `--panel ${column}: tidak ada yang terdapat di kedua survei`,
      `--panel ${column}: nobody stands in both surveys`,
    );
  const lines = [before, after].map((survey) => linesOf(survey, amountOf));
  // Rows without a partner lie outside the domain: what stands there is not looked at.
  const later = (values: Float64Array): Float64Array =>
    Float64Array.from(partner, (row) => (row < 0 ? 1 : (values[row] ?? 1)));
  return {
    design: domainOf(before.design, isMatched),
    waves: [
      { welfare: before.welfare, line: lines[0] ?? 0 },
      { welfare: later(after.welfare), line: later(lines[1] ?? new Float64Array(0)) },
    ],
    matched,
    lost: own.length - partner.filter((row) => row >= 0).length,
    joined: rowOf.size - partner.filter((row) => row >= 0).length,
  };
}

/** Row of each identity. @throws {Problem} when one stands twice */
function identities(survey: MeasuredSurvey, column: string): ReadonlyMap<string, number> {
  const rows = new Map<string, number>();
  for (const [row, identity] of (survey.extra.get(column) ?? []).entries()) {
    if (rows.has(identity))
      throw invalid(
        `${survey.file}: ${column} ${identity} ada dua kali, padahal --panel menamai satu baris`,
        `${survey.file}: ${column} ${identity} stands twice, but --panel names one row`,
      );
    rows.set(identity, row);
  }
  return rows;
}

function linesOf(survey: MeasuredSurvey, amountOf: (sample: ComparedSample) => number): Float64Array {
  const { line, welfare, design } = survey;
  if (line?.kind === 'column') return line.values;
  return new Float64Array(design.rows).fill(amountOf({ welfare, line, design, labels: [] }));
}
