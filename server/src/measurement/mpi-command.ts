import { type Estimate, type MultidimensionalPoverty, multidimensionalPoverty } from '@pilar/measurement';
import { NO_LABEL } from '../platform/tabular/index.ts';
import { invalid, parsedOptions, required, text } from './command-options.ts';
import { answered, CellRefused, type CommandOutput } from './command-refusal.ts';
import { type Precision, precisionOf } from './estimate-compute.ts';
import { designJson, sayWarnings } from './measure-command.ts';
import { SURVEY_OPTIONS, type SurveyArguments, surveyArguments } from './measure-command-arguments.ts';
import { domainsOf } from './measure-command-estimates.ts';
import { type MeasuredSurvey, measuredSurvey, withRowNames } from './measure-command-survey.ts';
import { aligned, decimal, percent } from './measure-command-text.ts';
import { type Profile, readProfile } from './mpi-command-profile.ts';

const MPI_HELP = `npx --no pilar mpi BERKAS --profile PROFIL.json [pilihan]

Kemiskinan multidimensi (Alkire–Foster): H, A, M0, cacah dan sumbangan tiap indikator, dengan galatnya.
PROFIL.json: {"dimensions":[{"name":"pendidikan","weight":1,"indicators":[{"column":"putus_sekolah","weight":1}]}],
              "k":[0.33,0.5],"missing":"refuse"}
  Kolom indikator berisi 1 (kekurangan), 0 (tidak), atau kosong (tidak diketahui). Tanpa bobot semua dimensi sama, dan di
  dalamnya semua indikator. "missing": refuse (bawaan) | leave-out | not-deprived | reweigh
  --weight --size --strata --psu --fpc --nest --lonely-psu --replicates … --domain --by --sheet --json seperti pilar measure
`;

const OPTIONS = { ...SURVEY_OPTIONS, profile: text } as const;

interface NamedFigure {
  readonly statistic: string;
  readonly params: Readonly<Record<string, number | string>>;
  readonly domain: string;
  readonly estimate: Estimate;
  readonly precision: Precision;
}

/** `npx pilar mpi FILE --profile PROFILE.json`. @returns the exit code, as `measureCommand`. */
export function mpiCommand(argv: readonly string[], io: CommandOutput): Promise<number> {
  return answered(io, async () => {
    const { values, positionals } = parsedOptions(argv, OPTIONS);
    if (values.help) {
      io.stdout.write(MPI_HELP);
      return;
    }
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw invalid('satu FILE diperlukan', 'one FILE is needed');
    const args = surveyArguments(values, false);
    const profile = await readProfile(required('--profile', values.profile));
    const survey = await measuredSurvey(file, args, {
      cells: profile.indicators.map(({ column }) => column),
    });
    const figures = figuresOf(survey, args, profile);
    sayWarnings(survey, io);
    io.stdout.write(args.isJson ? json(survey, args, profile, figures) : `${table(figures)}\n`);
  });
}

function figuresOf(survey: MeasuredSurvey, args: SurveyArguments, profile: Profile): NamedFigure[] {
  const indicators = profile.indicators.map(({ name, column, weight }) => ({
    name,
    weight,
    deprived: deprivations(survey, column, profile),
  }));
  return domainsOf(survey).flatMap(({ name, design }) =>
    profile.cutoffs.flatMap((cutoff) => {
      const answer = withRowNames(survey.file, args, survey.columns, () =>
        multidimensionalPoverty(indicators, design, { cutoff, missing: profile.missing }),
      );
      return listed(answer, cutoff).map(([statistic, params, estimate]) => ({
        statistic,
        params,
        domain: name,
        estimate,
        precision: precisionOf(estimate, args.convention),
      }));
    }),
  );
}

type Listed = readonly [statistic: string, params: NamedFigure['params'], estimate: Estimate];

function listed(
  { headcount, intensity, adjusted, indicators }: MultidimensionalPoverty,
  k: number,
): Listed[] {
  const whole: Listed[] = [
    ['H', { k }, headcount],
    ...(intensity === undefined ? [] : [['A', { k }, intensity] as const]),
    ['M0', { k }, adjusted],
  ];
  const parts = indicators.flatMap(({ name: indicator, ...own }): Listed[] => [
    ['uncensored-headcount', { indicator }, own.uncensored],
    ['censored-headcount', { k, indicator }, own.censored],
    ['absolute-contribution', { k, indicator }, own.absolute],
    ...(own.contribution === undefined
      ? []
      : [['contribution', { k, indicator }, own.contribution] as const]),
  ]);
  return [...whole, ...parts];
}

const KNOWN: ReadonlyMap<string, number> = new Map([
  ['1', 1],
  ['0', 0],
  ['true', 1],
  ['false', 0],
]);

/** 1, 0 or NaN by row. @throws {CellRefused} for what is written but is none of them, or missing where it must not be */
function deprivations(survey: MeasuredSurvey, column: string, { missing }: Profile): Float64Array {
  const cells = survey.cells.get(column) ?? [];
  return Float64Array.from(cells, (cell, row) => {
    if (cell === NO_LABEL && missing !== 'refuse') return Number.NaN;
    const value = KNOWN.get(cell.toLowerCase());
    if (value !== undefined) return value;
    const isMissing = cell === NO_LABEL;
    throw new CellRefused(survey.file, {
      row: survey.columns.rowNumbers[row] ?? 0,
      column,
      value: isMissing ? '' : cell,
      code: isMissing ? 'missing' : 'not-a-number',
    });
  });
}

function json(
  survey: MeasuredSurvey,
  args: SurveyArguments,
  { indicators, cutoffs, missing }: Profile,
  figures: readonly NamedFigure[],
): string {
  const estimates = figures.map(({ estimate, precision, ...own }) => {
    const { value, se, df, n, method } = estimate;
    const { ciLow, ciHigh, rse, rseClass } = precision;
    return { ...own, value, se, df, ciLow, ciHigh, rse, rseClass, n, method };
  });
  const { welfare: _welfare, line: _line, boundary: _boundary, ...design } = designJson(survey, args);
  return `${JSON.stringify({ design, profile: { indicators, k: cutoffs, missing }, estimates })}\n`;
}

const TITLES: ReadonlyMap<string, string> = new Map([
  ['H', 'H (miskin)'],
  ['A', 'A (intensitas)'],
  ['M0', 'M0 (H × A)'],
  ['uncensored-headcount', 'kekurangan, semua'],
  ['censored-headcount', 'kekurangan dan miskin'],
  ['contribution', 'sumbangan pada M0'],
]);

function table(figures: readonly NamedFigure[]): string {
  const rows = figures
    .filter(({ statistic }) => TITLES.has(statistic))
    .map(({ statistic, params, domain, estimate, precision }) => [
      domain === 'all' ? 'Seluruh sampel' : domain,
      params.k === undefined ? '–' : decimal(Number(params.k) * 100, 0, 1),
      percent(estimate.value),
      percent(estimate.se),
      `${percent(precision.ciLow ?? 0)} – ${percent(precision.ciHigh ?? 1)}`,
      [TITLES.get(statistic), params.indicator].filter((word) => word !== undefined).join(': '),
    ]);
  return aligned([['Bagian', 'k (%)', 'Nilai', 'Galat baku', 'Selang 95 %', 'Ukuran'], ...rows]);
}
