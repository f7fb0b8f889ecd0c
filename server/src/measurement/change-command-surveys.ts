import { domainOf, type SurveyDesign, type Wave } from '@pilar/measurement';
import { invalid } from './command-options.ts';
import type { SurveyArguments } from './measure-command-arguments.ts';
import { type DesignColumns, stagedDesign } from './measure-command-design.ts';
import type { GivenLine } from './measure-command-statistics.ts';
import { type MeasuredSurvey, measuredSurvey, withRowNames } from './measure-command-survey.ts';

export interface ChangeArguments extends SurveyArguments {
  readonly files: readonly [before: string, after: string];
  /** The line of the second survey, in its own prices. */
  readonly line2: string | undefined;
  /** A column whose labels name the PSUs that both surveys share. */
  readonly overlap: string | undefined;
  /** A column that names the same person or family in both surveys. */
  readonly panel: string | undefined;
}

/** Two surveys as samples: of different designs, or parts of one design where they share PSUs. */
export interface ComparedSurveys {
  readonly surveys: readonly [MeasuredSurvey, MeasuredSurvey];
  readonly samples: readonly [ComparedSample, ComparedSample];
}

export interface ComparedSample {
  /** By row of the design: where PSUs are shared, both surveys one below the other. */
  readonly welfare: Float64Array;
  readonly line: GivenLine | undefined;
  readonly design: SurveyDesign;
  /** Labels of each `--by` column, by row of the design. */
  readonly labels: readonly (readonly string[])[];
}

/** Reads both surveys. @throws {Problem} as `measuredSurvey`, and where an overlap cannot be said with the other options */
export async function comparedSurveys(args: ChangeArguments): Promise<ComparedSurveys> {
  const labels = [args.overlap, args.panel].flatMap((column) => (column === undefined ? [] : [column]));
  const [fileA, fileB] = args.files;
  const before = await measuredSurvey(fileA, args, { labels });
  const after = await measuredSurvey(fileB, args, {
    labels,
    ...(args.line2 === undefined ? {} : { line: args.line2 }),
  });
  const surveys = [before, after] as const;
  if (args.overlap === undefined) return { surveys, samples: [sampleOf(before), sampleOf(after)] };
  refuseWithOverlap(args);
  return { surveys, samples: stackedSamples(args, args.overlap, surveys) };
}

function sampleOf({ welfare, line, design, groups }: MeasuredSurvey): ComparedSample {
  return { welfare, line, design, labels: groups.map((group) => group.labels) };
}

function refuseWithOverlap(args: ChangeArguments): void {
  const other = args.replicates !== undefined ? '--replicates' : undefined;
  const isRelative = [args.line, args.line2].some((line) => /^(median|mean):/.test(line ?? ''));
  const name = other ?? (isRelative ? '--line median:… | mean:…' : undefined);
  if (name !== undefined)
    throw invalid(
      `--overlap tidak dapat dipakai bersama ${name}`,
      `--overlap cannot be used together with ${name}`,
    );
}

/** One design of both surveys; PSUs with one label in the overlap column are one PSU, so that their covariance counts. */
function stackedSamples(
  args: ChangeArguments,
  overlap: string,
  [before, after]: readonly [MeasuredSurvey, MeasuredSurvey],
): readonly [ComparedSample, ComparedSample] {
  const [a, b] = [before.designColumns, after.designColumns];
  const columns: DesignColumns = {
    rows: a.rows + b.rows,
    weights: joined(a.weights, b.weights),
    strata: a.strata && b.strata && [...a.strata, ...b.strata],
    clusters: [[...(before.extra.get(overlap) ?? []), ...(after.extra.get(overlap) ?? [])]],
    fpc: a.fpc.slice(0, 1).map((own, stage) => joined(own, b.fpc[stage] ?? new Float64Array(b.rows))),
  };
  const design = withRowNames(args.files.join(' + '), args, before.columns, () =>
    stagedDesign(columns, args.isNested, args.lonelyPsu),
  );
  const welfare = joined(before.welfare, after.welfare);
  const labels = before.groups.map((group, index) => [
    ...group.labels,
    ...(after.groups[index]?.labels ?? []),
  ]);
  const part = (isAfter: boolean): ComparedSample => {
    const own = isAfter ? after : before;
    const start = isAfter ? a.rows : 0;
    const mask = new Uint8Array(design.rows);
    for (let row = 0; row < own.design.rows; row++) mask[start + row] = own.domain?.[row] ?? 1;
    return {
      welfare,
      line: stackedLine(own.line, design.rows, start),
      design: domainOf(design, mask),
      labels,
    };
  };
  return [part(false), part(true)];
}

function stackedLine(line: GivenLine | undefined, rows: number, start: number): GivenLine | undefined {
  if (line?.kind !== 'column') return line;
  const values = new Float64Array(rows).fill(1);
  values.set(line.values, start);
  return { ...line, values };
}

function joined(a: Float64Array, b: Float64Array): Float64Array {
  const both = new Float64Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** Two waves with one line for each: where every row has its own line, welfare over that line, and line 1. */
export interface LinedWaves {
  readonly before: Wave;
  readonly after: Wave;
  readonly line: number;
  readonly lineAfter: number;
}

/** @returns undefined without a line. A relative line is taken at its figure in each survey. */
export function linedWaves(
  [a, b]: readonly [ComparedSample, ComparedSample],
  amountOf: (sample: ComparedSample) => number,
): LinedWaves | undefined {
  if (a.line === undefined || b.line === undefined) return undefined;
  if (a.line.kind === 'column' || b.line.kind === 'column') {
    const wave = (sample: ComparedSample): Wave => ({
      design: sample.design,
      welfare: overLine(sample, amountOf),
    });
    return { before: wave(a), after: wave(b), line: 1, lineAfter: 1 };
  }
  return {
    before: { welfare: a.welfare, design: a.design },
    after: { welfare: b.welfare, design: b.design },
    line: amountOf(a),
    lineAfter: amountOf(b),
  };
}

function overLine(sample: ComparedSample, amountOf: (sample: ComparedSample) => number): Float64Array {
  const { line, welfare } = sample;
  if (line?.kind === 'column') return welfare.map((amount, row) => amount / (line.values[row] ?? 1));
  const amount = amountOf(sample);
  return welfare.map((own) => own / amount);
}
