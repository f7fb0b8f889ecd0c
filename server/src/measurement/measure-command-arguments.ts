import type { NumberStyle } from '@pilar/contracts';
import type { Boundary, Convention, LonelyPsuRule, ReplicateType } from '@pilar/measurement';
import {
  flag,
  invalid,
  many,
  namesOf,
  oneOf,
  optionalNumber,
  parsedOptions,
  required,
  text,
} from './command-options.ts';
import { checkStatistics, needsLine } from './measure-command-figures.ts';
import { STATISTIC_NAMES } from './measure-command-statistics.ts';

/** Replicate weights in a file of their own. */
export interface ReplicateArguments {
  readonly file: string;
  readonly type: ReplicateType;
  readonly scale: number | undefined;
  readonly rscalesFile: string | undefined;
  readonly rho: number | undefined;
  readonly isMse: boolean;
  readonly isFactors: boolean;
}

/** What `measure` and `change` both ask of a survey. */
export interface SurveyArguments {
  readonly sheet: string | undefined;
  readonly welfare: string;
  readonly weight: string | undefined;
  readonly size: string | undefined;
  readonly strata: string | undefined;
  /** The PSU first, then the units drawn inside it. */
  readonly psu: readonly string[];
  readonly fpc: readonly string[];
  readonly isNested: boolean;
  readonly lonelyPsu: LonelyPsuRule;
  readonly replicates: ReplicateArguments | undefined;
  /** A number, the name of a column with a line for each row, or `median:0.6`. */
  readonly line: string | undefined;
  readonly boundary: Boundary;
  readonly convention: Convention;
  readonly domains: readonly { column: string; value: string }[];
  readonly by: readonly string[];
  readonly statistics: string;
  readonly numberStyle: NumberStyle | null;
  readonly isJson: boolean;
}

export interface MeasureArguments extends SurveyArguments {
  readonly file: string;
}

export const SURVEY_HELP = `  --weight KOLOM        penimbang rumah tangga; dikalikan --size bila diberikan
  --size KOLOM          jumlah anggota rumah tangga
  --strata KOLOM        strata;  --psu KOLOM[,KOLOM]  klaster, lalu unit yang ditarik di dalamnya
  --fpc KOLOM[,KOLOM]   banyaknya unit (di atas 1) atau bagian yang ditarik, untuk setiap tahap
  --nest                nomor klaster berulang di setiap strata
  --lonely-psu ATURAN   fail (bawaan) | certainty | adjust | average
  --replicates BERKAS   bobot replikasi: satu kolom satu replika, baris berurutan seperti survei; kolom yang namanya ada
                        di survei menjadi kunci.  --replicate-type JK1|JKn|BRR|Fay|bootstrap
                        [--replicate-factors] pengali, bukan bobot  [--scale X] [--rscales BERKAS] [--rho X] [--mse]
  --line GARIS          ANGKA | KOLOM | median:0.6 | mean:0.5
  --boundary BATAS      below (BPS, bawaan) | at-or-below
  --convention CARA     bps (bawaan; selang seperti di layar) | convey (definisi dan selang seperti R)
  --domain KOLOM=NILAI  hanya bagian ini; boleh berulang: kolom berbeda dipersempit, kolom sama digabung
  --by KOLOM            juga menurut kelompok; boleh berulang
  --statistics DAFTAR   all (bawaan), atau beberapa dari
                        ${STATISTIC_NAMES.slice(0, 12).join(',')},
                        ${STATISTIC_NAMES.slice(12).join(',')};
                        ukuran berparameter boleh diberi angka: fgt:1.5, ge:-1, quantile:0.1
  --number-style GAYA   indonesian (1.234,5) | english (1,234.5) | plain (1234.5); tanpa ini dilihat dari setiap kolom
  --sheet NAMA          lembar XLSX;  --json  hasil sebagai JSON
`;

export const MEASURE_HELP = `npx --no pilar measure BERKAS --welfare KOLOM --line GARIS [pilihan]

BERKAS adalah CSV, XLSX, atau Parquet. Menghitung ukuran kemiskinan dan ketimpangan dengan galat bakunya.
${SURVEY_HELP}`;

export const SURVEY_OPTIONS = {
  welfare: text,
  weight: text,
  size: text,
  strata: text,
  psu: many,
  fpc: many,
  nest: flag,
  'lonely-psu': text,
  replicates: text,
  'replicate-type': text,
  'replicate-factors': flag,
  scale: text,
  rscales: text,
  rho: text,
  mse: flag,
  line: text,
  boundary: text,
  convention: text,
  domain: many,
  by: many,
  statistics: text,
  'number-style': text,
  sheet: text,
  json: flag,
  help: flag,
} as const;

/** @returns undefined where help is asked for. @throws {Problem} command-invalid */
export function measureArguments(argv: readonly string[]): MeasureArguments | undefined {
  const { values, positionals } = parsedOptions(argv, SURVEY_OPTIONS);
  if (values.help) return undefined;
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw invalid('satu FILE diperlukan', 'one FILE is needed');
  return { file, ...surveyArguments(values) };
}

type SurveyValues = ReturnType<typeof parsedOptions<typeof SURVEY_OPTIONS>>['values'];

/** Without welfare (`pilar mpi`) its column is empty and no line is asked for. */
export function surveyArguments(values: SurveyValues, hasWelfare = true): SurveyArguments {
  const convention = oneOf('--convention', values.convention ?? 'bps', ['bps', 'convey']);
  const statistics = hasWelfare ? (values.statistics ?? 'all') : 'mean';
  checkStatistics(statistics);
  const line =
    values.line === undefined && !needsLine(statistics) ? undefined : required('--line', values.line);
  return {
    sheet: values.sheet,
    welfare: hasWelfare ? required('--welfare', values.welfare) : '',
    weight: values.weight,
    size: values.size,
    strata: values.strata,
    ...stagesOf(values),
    isNested: values.nest,
    lonelyPsu: oneOf('--lonely-psu', values['lonely-psu'] ?? 'fail', [
      'fail',
      'certainty',
      'adjust',
      'average',
    ]),
    replicates: replicatesOf(values),
    line,
    boundary: oneOf('--boundary', values.boundary ?? (convention === 'convey' ? 'at-or-below' : 'below'), [
      'below',
      'at-or-below',
    ]),
    convention,
    domains: (values.domain ?? []).map(domainOf),
    by: namesOf(values.by),
    statistics,
    numberStyle: numberStyleOf(values['number-style']),
    isJson: values.json,
  };
}

function stagesOf(values: SurveyValues): Pick<SurveyArguments, 'psu' | 'fpc'> {
  const [psu, fpc] = [namesOf(values.psu), namesOf(values.fpc)];
  if (fpc.length > Math.max(1, psu.length))
    throw invalid(
      `--fpc: ${fpc.length} kolom untuk ${psu.length} tahap`,
      `--fpc: ${fpc.length} columns for ${psu.length} stages`,
    );
  return { psu, fpc };
}

function replicatesOf(values: SurveyValues): ReplicateArguments | undefined {
  const dependent = ['replicate-type', 'scale', 'rscales', 'rho'] as const;
  const orphan = dependent.find((name) => values[name] !== undefined);
  if (values.replicates === undefined) {
    if (orphan !== undefined)
      throw invalid(`--${orphan} hanya bersama --replicates`, `--${orphan} only goes with --replicates`);
    return undefined;
  }
  return {
    file: values.replicates,
    type: oneOf('--replicate-type', required('--replicate-type', values['replicate-type']), [
      'JK1',
      'JKn',
      'BRR',
      'Fay',
      'bootstrap',
    ]),
    scale: optionalNumber('--scale', values.scale),
    rscalesFile: values.rscales,
    rho: optionalNumber('--rho', values.rho),
    isMse: values.mse,
    isFactors: values['replicate-factors'],
  };
}

function domainOf(wish: string): { column: string; value: string } {
  const at = wish.indexOf('=');
  if (at <= 0) throw invalid(`--domain ${wish}: tulis KOLOM=NILAI`, `--domain ${wish}: write COLUMN=VALUE`);
  return { column: wish.slice(0, at), value: wish.slice(at + 1) };
}

function numberStyleOf(value: string | undefined): NumberStyle | null {
  return value === undefined
    ? null
    : oneOf<NumberStyle>('--number-style', value, ['indonesian', 'english', 'plain']);
}
