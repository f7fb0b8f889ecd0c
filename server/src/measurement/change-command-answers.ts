import {
  answersAcross,
  comparisonOf,
  type Estimate,
  growthIncidence,
  growthRedistribution,
  growthRedistributionLine,
  interval,
  partOf,
  relativeLineSorted,
  sectorChange,
  sharedProsperity,
} from '@pilar/measurement';
import { panelAnswer } from './change-command-panel.ts';
import {
  type ChangeArguments,
  type ComparedSample,
  type ComparedSurveys,
  linedWaves,
} from './change-command-surveys.ts';
import { sortedOnce } from './command-sorted.ts';
import { precisionOf } from './estimate-compute.ts';
import { estimateJson } from './measure-command-estimates.ts';
import { type WantedFigure, wantedFigures } from './measure-command-figures.ts';
import type { Measured } from './measure-command-statistics.ts';

export type Row = Readonly<Record<string, unknown>>;

/** The answer of `pilar change`, as `--json` gives it. */
export interface ChangeAnswer {
  readonly levels: readonly Row[];
  readonly difference: readonly Row[];
  readonly dattRavallion: readonly Row[];
  readonly shapley: readonly Row[];
  /** Growth, redistribution and the line (Shapley of three); where the lines differ. */
  readonly withLine: readonly Row[];
  readonly growthIncidence: readonly Row[];
  readonly sharedProsperity: readonly Row[];
  readonly sectors: readonly Row[];
  /** With `--panel`: who was found again, chronic and transient poverty, spells and transitions. */
  readonly panel?: Readonly<{ matched: number; lost: number; joined: number; figures: readonly Row[] }>;
  readonly notComputed: readonly Row[];
}

/** What is asked of two surveys, wherever they come from: files of the command line, or surveys of the pages. */
export type AskedOfChange = Pick<
  ChangeArguments,
  'statistics' | 'by' | 'line' | 'line2' | 'boundary' | 'convention'
>;

export interface ComparedSamples {
  readonly samples: readonly [ComparedSample, ComparedSample];
  readonly domainName: string;
  /** A reason of the kernel in the reader's words. */
  readonly sayReason: (message: string) => string;
}

interface Task {
  readonly args: AskedOfChange;
  readonly compared: ComparedSamples;
  readonly measured: readonly [Measured, Measured];
  readonly figures: readonly (readonly [WantedFigure, WantedFigure])[];
  readonly notComputed: Row[];
}

export function changeAnswer(args: AskedOfChange, compared: ComparedSamples): ChangeAnswer {
  const [a, b] = compared.samples;
  const [first, second] = [a, b].map(({ line }) => wantedFigures(args.statistics, line));
  const task: Task = {
    args,
    compared,
    measured: [measuredOf(a, args), measuredOf(b, args)],
    figures: (first ?? []).flatMap((own, index) => {
      const other = second?.[index];
      return other === undefined ? [] : [[own, other] as const];
    }),
    notComputed: [],
  };
  const pairs = task.figures.flatMap((pair) => levelsAndDifference(task, pair));
  return {
    levels: pairs.flatMap(({ levels }) => levels),
    difference: pairs.flatMap(({ difference }) => difference),
    ...splits(task),
    growthIncidence: attempt(task, 'growth-incidence', () => incidence(task)),
    sharedProsperity: attempt(task, 'shared-prosperity', () => prosperity(task)),
    sectors: args.by.flatMap((column, index) =>
      attempt(task, `sectors ${column}`, () => sectorRows(task, column, index)),
    ),
    notComputed: task.notComputed,
  };
}

/** Who was found again in both files; nothing where no column names the people. */
export function panelPart(args: ChangeArguments, compared: ComparedSurveys): Pick<ChangeAnswer, 'panel'> {
  if (args.panel === undefined) return {};
  const { figures, ...people } = panelAnswer(args, compared, args.panel, amountOf);
  return {
    panel: {
      ...people,
      figures: figures.map(({ component, params, estimate }) => ({
        component,
        params,
        ...partJson(estimate),
      })),
    },
  };
}

function measuredOf({ welfare, line }: ComparedSample, { boundary, convention }: AskedOfChange): Measured {
  return { welfare, line, boundary, convention, sorted: sortedOnce(welfare) };
}

/** A part that the data do not allow is named with its reason; the others stand. */
function attempt(task: Task, name: string, work: () => Row[]): Row[] {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    task.notComputed.push({ statistic: name, reason: task.compared.sayReason(error.message) });
    return [];
  }
}

function levelsAndDifference(
  task: Task,
  [before, after]: readonly [WantedFigure, WantedFigure],
): { levels: Row[]; difference: Row[] }[] {
  const { compared, measured, args } = task;
  const [a, b] = compared.samples;
  const { statistic, params } = before;
  const found: { levels: Row[]; difference: Row[] }[] = [];
  attempt(task, statistic, () => {
    const parts = [partOf((d) => before.of(measured[0], d), 0), partOf((d) => after.of(measured[1], d), 1)];
    const levels = [before.of(measured[0], a.design), after.of(measured[1], b.design)];
    const [change] = answersAcross([a.design, b.design], parts, [
      {
        method: `difference/${levels[0]?.method}`,
        value: ([from = 0, to = 0]) => to - from,
        slopes: () => [-1, 1],
      },
    ]);
    if (change === undefined) return [];
    const named = { statistic, domain: compared.domainName };
    found.push({
      levels: levels.map((estimate, wave) => ({
        wave: wave + 1,
        ...estimateJson({
          ...named,
          params: wave === 0 ? params : after.params,
          estimate,
          precision: precisionOf(estimate, args.convention),
        }),
      })),
      difference: [{ ...named, params, ...changeJson(change) }],
    });
    return [];
  });
  return found;
}

/** A difference with its interval and what may be said of it; it has no RSE. */
function changeJson(estimate: Estimate): Row {
  const { value, se, df, n, method } = estimate;
  const { interval: limits, pValue, direction } = comparisonOf(estimate);
  return { value, se, df, ...ends(limits), pValue: pValue ?? null, direction, n, method };
}

function partJson(estimate: Estimate): Row {
  const { value, se, df, n, method } = estimate;
  return { value, se, df, ...ends(interval(estimate)), n, method };
}

function ends({ low, high }: { readonly low: number; readonly high: number }): Row {
  const finite = (end: number): number | null => (Number.isFinite(end) ? end : null);
  return { ciLow: finite(low), ciHigh: finite(high) };
}

const MEASURES = [
  { statistic: 'fgt', params: { alpha: 0 }, measure: { kind: 'fgt', alpha: 0 } },
  { statistic: 'fgt', params: { alpha: 1 }, measure: { kind: 'fgt', alpha: 1 } },
  { statistic: 'fgt', params: { alpha: 2 }, measure: { kind: 'fgt', alpha: 2 } },
  { statistic: 'watts', params: {}, measure: { kind: 'watts' } },
] as const;

function splits(task: Task): Pick<ChangeAnswer, 'dattRavallion' | 'shapley' | 'withLine'> {
  const { args, compared } = task;
  const lined = linedWaves(compared.samples, amountOf);
  if (lined === undefined) return { dattRavallion: [], shapley: [], withLine: [] };
  const { before, after, line, lineAfter } = lined;
  const { boundary } = args;
  const dattRavallion: Row[] = [];
  const shapley: Row[] = [];
  const withLine: Row[] = [];
  for (const { statistic, params, measure } of MEASURES) {
    attempt(task, `growth-redistribution ${statistic}`, () => {
      const split = growthRedistribution(before, after, line, { measure, boundary, lineAfter });
      const named = { statistic, params: { ...params, line: args.line, line2: args.line2 ?? args.line } };
      for (const [base, parts] of [
        ['first', split.fromFirst],
        ['second', split.fromSecond],
      ] as const) {
        for (const component of ['growth', 'redistribution', 'residual'] as const)
          dattRavallion.push({ ...named, base, component, ...partJson(parts[component]) });
      }
      for (const component of ['growth', 'redistribution'] as const)
        shapley.push({ ...named, component, ...partJson(split.shapley[component]) });
      if (line === lineAfter) return [];
      const three = growthRedistributionLine(
        before,
        after,
        { before: line, after: lineAfter },
        { measure, boundary },
      );
      for (const component of ['growth', 'redistribution', 'line'] as const)
        withLine.push({ ...named, component, ...partJson(three[component]) });
      return [];
    });
  }
  return { dattRavallion, shapley, withLine };
}

function amountOf({ line, welfare, design }: ComparedSample): number {
  if (line === undefined || line.kind === 'column') return 1;
  if (line.kind === 'amount') return line.value;
  const whole = design.whole ?? design;
  return relativeLineSorted(sortedOnce(welfare)(whole), whole, line.line).value;
}

function wavesOf({ compared }: Task) {
  const [a, b] = compared.samples;
  return [
    { welfare: a.welfare, design: a.design },
    { welfare: b.welfare, design: b.design },
  ] as const;
}

function incidence(task: Task): Row[] {
  const [before, after] = wavesOf(task);
  return growthIncidence(before, after).map(({ p, growth }) => {
    const { ciLow, ciHigh, se, df } = partJson(growth);
    return { p, growth: growth.value, se, df, ciLow, ciHigh };
  });
}

function prosperity(task: Task): Row[] {
  const [before, after] = wavesOf(task);
  const { mean, lowest, premium } = sharedProsperity(before, after);
  return [
    { component: 'mean-growth', ...partJson(mean) },
    { component: 'lowest-40-growth', ...partJson(lowest) },
    { component: 'premium', ...partJson(premium) },
  ];
}

function sectorRows(task: Task, column: string, index: number): Row[] {
  const [a, b] = task.compared.samples;
  const lined = linedWaves(task.compared.samples, amountOf);
  if (lined === undefined) return [];
  const { before, after, line, lineAfter } = lined;
  // The second wave in units of the first one's line: poverty does not change with both scaled.
  const rescaled = Float64Array.from(after.welfare, (amount) => (amount * line) / lineAfter);
  return [0, 1, 2].flatMap((alpha) => {
    const split = sectorChange(
      { ...before, sectors: a.labels[index] ?? [] },
      { welfare: rescaled, design: after.design, sectors: b.labels[index] ?? [] },
      line,
      { alpha, boundary: task.args.boundary },
    );
    const named = { column, statistic: 'fgt', params: { alpha, line: task.args.line } };
    return [
      ...(['change', 'intra', 'shift', 'interaction'] as const).map((component) => ({
        ...named,
        component,
        ...partJson(split[component]),
      })),
      ...split.sectors.map(({ intra, povertyBefore, povertyAfter, ...own }) => ({
        ...named,
        component: 'intra-sector',
        ...own,
        povertyBefore: Number.isNaN(povertyBefore) ? null : povertyBefore,
        povertyAfter: Number.isNaN(povertyAfter) ? null : povertyAfter,
        ...partJson(intra),
      })),
    ];
  });
}
