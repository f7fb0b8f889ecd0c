import type { CurveComparison, CurvePoint, CurvesAnswer, CurvesRequest } from '@pilar/contracts';
import {
  answersAcross,
  domainOf,
  type Estimate,
  fgt,
  interval,
  lorenzSorted,
  partOf,
  type SurveyDesign,
  tipSorted,
} from '@pilar/measurement';
import { Problem } from '../platform/problem.ts';
import type { AnalysisInputs } from './analysis-inputs.ts';
import { sortedOnce } from './command-sorted.ts';
import { dominanceOf } from './dominance.ts';
import { designOf, measuresOf } from './estimate-compute.ts';
import type { MeasuredColumns } from './measured-columns.ts';
import { areaFinder } from './named-areas.ts';
import { columnsAt } from './sampled-columns.ts';

const STEPS = 20;
const ranksTo = (top: number): number[] =>
  Array.from({ length: STEPS + 1 }, (_, step) => Math.round((1e9 * top * step) / STEPS) / 1e9);

type Sample = Readonly<{
  columns: MeasuredColumns;
  design: SurveyDesign;
  line: number;
  label: string | null;
  sorted: ReturnType<typeof sortedOnce>;
}>;
type Curve = (sample: Sample, design: SurveyDesign, p: number) => Estimate;

const lorenz: Curve = (sample, design, p) => lorenzSorted(sample.sorted(design), design, p);
const tip: Curve = (sample, design, p) => tipSorted(sample.sorted(design), design, sample.line, p);

/** Lorenz and TIP curves of one or two samples with pointwise intervals, and the difference at each rank. */
export function computeCurves(
  request: CurvesRequest,
  inputs: AnalysisInputs,
  all: readonly MeasuredColumns[],
): CurvesAnswer {
  const { boundary } = request;
  const samples = samplesOf(request, inputs, all);
  const all100 = ranksTo(1);
  const poorest = ranksTo(topOf(samples, boundary));
  return {
    kind: 'curves',
    samples: samples.map((sample) => {
      const { columns, design, line } = sample;
      return {
        n: design.size.n,
        label: sample.label,
        lorenz: all100.map((p) => pointOf(p, lorenz(sample, design, p))),
        tip: poorest.map((p) => pointOf(p, tip(sample, design, p))),
        measures: measuresOf(columns.welfare, sample.sorted(design), design, { line, boundary }),
      };
    }),
    lorenz: comparisonOf(samples, lorenz, all100),
    tip: comparisonOf(samples, tip, poorest),
  };
}

/** Two groups of one survey are domains of one design, so that what their errors share counts. */
function samplesOf(
  { samples, lonelyPsu }: CurvesRequest,
  { surveys, areas }: AnalysisInputs,
  all: readonly MeasuredColumns[],
): readonly Sample[] {
  const wholes = new Map<string, Pick<Sample, 'columns' | 'design' | 'sorted'>>();
  const find = areaFinder(areas);
  return samples.map(({ surveyId, group }, place) => {
    const columns = columnsAt(all, place);
    const whole = wholes.get(surveyId) ?? {
      columns,
      design: designOf(columns, lonelyPsu),
      sorted: sortedOnce(columns.welfare),
    };
    wholes.set(surveyId, whole);
    const line = surveys[place]?.line ?? 0;
    if (group === null) return { ...whole, line, label: null };
    const labels = columns.group ?? [];
    if (!labels.includes(group.value)) throw emptyGroup(group.column, group.value);
    const design = domainOf(
      whole.design,
      labels.map((label) => label === group.value),
    );
    return { ...whole, design, line, label: find(group.value)?.name ?? group.value };
  });
}

function emptyGroup(column: string, value: string): Problem {
  return new Problem('body-invalid', {
    field: column,
    reason: `tidak ada baris dengan nilai "${value}"`,
    reasonEn: `no row has the value "${value}"`,
  });
}

/** A TIP curve is flat beyond the share of poor: half as much again is drawn. */
function topOf(samples: readonly Sample[], boundary: CurvesRequest['boundary']): number {
  const shares = samples.map(
    ({ columns, design, line }) => fgt(columns.welfare, design, line, { alpha: 0, boundary }).value,
  );
  const wanted = Math.ceil(Math.max(...shares) * 1.5 * STEPS) / STEPS;
  return Math.min(1, Math.max(1 / STEPS, wanted));
}

function pointOf(p: number, estimate: Estimate): CurvePoint {
  const { low, high } = interval(estimate);
  const finite = (end: number): number | null => (Number.isFinite(end) ? end : null);
  return { p, value: estimate.value, se: estimate.se, ciLow: finite(low), ciHigh: finite(high) };
}

function comparisonOf(
  [first, second]: readonly Sample[],
  curve: Curve,
  ranks: readonly number[],
): CurveComparison | null {
  if (first === undefined || second === undefined) return null;
  const points = ranks.map((p) => {
    const parts = [partOf((d) => curve(first, d, p), 0), partOf((d) => curve(second, d, p), 1)];
    const [difference] = answersAcross([first.design, second.design], parts, [
      { method: 'difference/curve@1', value: ([a = 0, b = 0]) => b - a, slopes: () => [-1, 1] },
    ]);
    if (difference === undefined) throw new RangeError('comparisonOf: there is no answer');
    return pointOf(p, difference);
  });
  return { verdict: dominanceOf(points), points };
}
