import {
  type AreaVarianceMethod,
  type Ebp,
  ebp,
  type FayHerriot,
  fayHerriot,
  smoothVariances,
} from '@pilar/measurement';
import {
  flag,
  invalid,
  namesOf,
  oneOf,
  optionalNumber,
  parsedOptions,
  readNumber,
  required,
  text,
} from './command-options.ts';
import { answered, type CommandOutput } from './command-refusal.ts';
import { withKnownVariance } from './known-variance.ts';
import { aligned, decimal, percent } from './measure-command-text.ts';
import { type AreaTable, covariatesOf, inFile, readAreaTable } from './small-area-command-table.ts';

const SMALL_AREA_HELP = `npx --no pilar small-area --method fh BERKAS --area KOLOM --estimate KOLOM --variance KOLOM --covariates KOLOM,… [pilihan]
npx --no pilar small-area --method ebp --sample BERKAS --population BERKAS --area KOLOM --welfare KOLOM
                          --covariates KOLOM,… --line ANGKA [pilihan]

fh: angka wilayah (Fay–Herriot). Wilayah tanpa angka, atau yang variansinya 0 atau kosong, mendapat angka sintetis.
  --estimator CARA   reml (bawaan) | ml | fh
  --benchmark ANGKA  rata-rata wilayah disamakan dengan angka kota;  --share KOLOM  bagian penduduk tiap wilayah
  --smooth KOLOM,…   varians dihaluskan lebih dulu dengan fungsi varians umum
ebp: bagian miskin, jurang, dan rata-rata tiap wilayah dari survei dan daftar penduduk.
  --transform CARA   log (bawaan) | box-cox | log-shift | none
  --size KOLOM       jiwa di setiap baris --population;  --bootstrap N  putaran galat (bawaan 100; 0: rumus tertutup);  --seed N  (bawaan 1)
  --benchmark ANGKA  bagian miskin kota menurut survei (0–1): wilayah dijumlahkan ke angka itu;  --benchmark-error ANGKA  galatnya
  --json             hasil sebagai JSON
Kolom berkata-kata pada --covariates menjadi kelompok.
`;

const OPTIONS = {
  method: text,
  area: text,
  estimate: text,
  variance: text,
  covariates: text,
  estimator: text,
  benchmark: text,
  'benchmark-error': text,
  share: text,
  smooth: text,
  sample: text,
  population: text,
  welfare: text,
  line: text,
  transform: text,
  size: text,
  bootstrap: text,
  seed: text,
  json: flag,
  help: flag,
} as const;

type Values = ReturnType<typeof parsedOptions<typeof OPTIONS>>['values'];

/** `npx pilar small-area --method fh|ebp …`. @returns the exit code, as `measureCommand`. */
export function smallAreaCommand(argv: readonly string[], io: CommandOutput): Promise<number> {
  return answered(io, async () => {
    const { values, positionals } = parsedOptions(argv, OPTIONS);
    if (values.help) {
      io.stdout.write(SMALL_AREA_HELP);
      return;
    }
    const method = oneOf('--method', required('--method', values.method), ['fh', 'ebp']);
    const answer =
      method === 'fh' ? await areaLevel(values, positionals) : await unitLevel(values, positionals);
    for (const warning of answer.warnings) io.stderr.write(`${warning}\n`);
    io.stdout.write(values.json ? `${JSON.stringify(answer.json)}\n` : `${answer.text}\n`);
  });
}

interface CommandAnswer {
  readonly json: unknown;
  readonly text: string;
  readonly warnings: readonly string[];
}

const ESTIMATORS: Readonly<Record<'reml' | 'ml' | 'fh', AreaVarianceMethod>> = {
  reml: 'reml',
  ml: 'ml',
  fh: 'moments',
};

async function areaLevel(values: Values, [file, ...more]: readonly string[]): Promise<CommandAnswer> {
  if (file === undefined || more.length > 0) throw invalid('satu FILE diperlukan', 'one FILE is needed');
  const [estimate, variance] = [
    required('--estimate', values.estimate),
    required('--variance', values.variance),
  ];
  const names = namesOf([values.covariates ?? '']);
  const smoothers = namesOf([values.smooth ?? '']);
  const table = await readAreaTable(file, {
    area: required('--area', values.area),
    numbers: values.share === undefined ? [] : [values.share],
    optional: [estimate, variance],
    covariates: [...new Set([...names, ...smoothers])],
  });
  const estimator = oneOf('--estimator', values.estimator ?? 'reml', ['reml', 'ml', 'fh']);
  const model = inFile(table, () => {
    const given = table.numbers(variance);
    const variances =
      smoothers.length === 0
        ? given
        : withKnownVariance(given, smoothVariances(given, covariatesOf(smoothers, table)));
    return fayHerriot(table.numbers(estimate), variances, covariatesOf(names, table), {
      estimator: ESTIMATORS[estimator],
      ...benchmarkOf(values, table),
    });
  });
  const areas = model.areas.map(({ value, mse, kind, directShare }, row) => ({
    area: table.areas[row] ?? '',
    value,
    mse,
    method: kind,
    directShare,
  }));
  return {
    json: { method: model.method, model: areaModelJson(model), areas },
    text: areaText(areas),
    warnings: table.warnings,
  };
}

function benchmarkOf(values: Values, table: AreaTable) {
  if (values.benchmark === undefined) return {};
  const value = readNumber('--benchmark', values.benchmark);
  const people =
    values.share === undefined ? new Float64Array(table.areas.length).fill(1) : table.numbers(values.share);
  const total = people.reduce((sum, own) => sum + own, 0);
  return { benchmark: { value, shares: people.map((own) => own / total) } };
}

function areaModelJson({ areaVariance, coefficients, logLikelihood, aic, bic }: FayHerriot) {
  return { areaVariance, coefficients, logLikelihood, aic, bic };
}

const KINDS: Readonly<Record<string, string>> = { direct: 'langsung', model: 'model', synthetic: 'sintetis' };

function areaText(
  areas: readonly { area: string; value: number; mse: number; method: string; directShare: number }[],
): string {
  const number = (own: number): string => (Math.abs(own) < 10 ? decimal(own, 4, 4) : decimal(own, 2, 2));
  const rows = areas.map(({ area, value, mse, method, directShare }) => [
    area,
    number(value),
    number(Math.sqrt(mse)),
    percent(directShare),
    KINDS[method] ?? method,
  ]);
  return aligned([['Wilayah', 'Nilai', 'Galat', 'Bagian survei', 'Cara'], ...rows]);
}

async function unitLevel(values: Values, positionals: readonly string[]): Promise<CommandAnswer> {
  if (positionals.length > 0)
    throw invalid(`${positionals[0]}: pakai --sample`, `${positionals[0]}: use --sample`);
  const area = required('--area', values.area);
  const welfare = required('--welfare', values.welfare);
  const line = readNumber('--line', required('--line', values.line));
  const names = namesOf([required('--covariates', values.covariates)]);
  const { size } = values;
  const sample = await readAreaTable(required('--sample', values.sample), {
    area,
    numbers: [welfare],
    covariates: names,
  });
  const population = await readAreaTable(required('--population', values.population), {
    area,
    numbers: size === undefined ? [] : [size],
    covariates: names,
  });
  const model = inFile(sample, () =>
    ebp(
      {
        welfare: sample.numbers(welfare),
        areas: sample.areas,
        covariates: covariatesOf(names, sample, population),
      },
      {
        areas: population.areas,
        covariates: covariatesOf(names, population, sample),
        ...(size === undefined ? {} : { sizes: population.numbers(size) }),
      },
      {
        line,
        transform: oneOf('--transform', values.transform ?? 'log', ['log', 'box-cox', 'log-shift', 'none']),
        bootstrap: optionalNumber('--bootstrap', values.bootstrap) ?? 100,
        seed: optionalNumber('--seed', values.seed) ?? 1,
        ...cityFigureOf(values),
      },
    ),
  );
  return {
    json: ebpJson(model),
    text: ebpText(model),
    warnings: [...sample.warnings, ...population.warnings],
  };
}

/** A city's figure without an error would be taken for exact: both are asked for. */
function cityFigureOf(values: Values) {
  if (values.benchmark === undefined) return {};
  const headcount = readNumber('--benchmark', values.benchmark);
  const se = readNumber('--benchmark-error', required('--benchmark-error', values['benchmark-error']));
  return { benchmark: { headcount, se } };
}

function ebpJson({ areas, terms, areaVariance, unitVariance, transform, line, method }: Ebp) {
  return {
    method,
    model: { coefficients: terms, areaVariance, unitVariance, transform, line },
    areas: areas.map(({ area, headcount, gap, mean, mse, kind, n, effect }) => ({
      area,
      value: headcount,
      mse: mse?.headcount ?? null,
      method: kind,
      n,
      effect,
      gap,
      gapMse: mse?.gap ?? null,
      mean,
      meanMse: mse?.mean ?? null,
    })),
  };
}

function ebpText({ areas }: Ebp): string {
  const error = (mse: number | undefined): string => (mse === undefined ? '–' : percent(Math.sqrt(mse)));
  const rows = areas.map(({ area, headcount, gap, mean, mse, kind, n }) => [
    String(area),
    decimal(n, 0, 0),
    percent(headcount),
    error(mse?.headcount),
    percent(gap),
    decimal(mean, 0, 0),
    KINDS[kind] ?? kind,
  ]);
  return aligned([['Wilayah', 'n', 'P0', 'Galat P0', 'P1', 'Rata-rata', 'Cara'], ...rows]);
}
