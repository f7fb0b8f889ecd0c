import { parseArgs } from 'node:util';
import type { NumberStyle } from '@pilar/contracts';
import type { Boundary, Convention, LonelyPsuRule } from '@pilar/measurement';
import { Problem } from '../platform/problem.ts';

export const STATISTIC_NAMES = ['fgt', 'mean', 'gini', 'lowest-share', 'quantile-share', 'lorenz'] as const;
export type StatisticName = (typeof STATISTIC_NAMES)[number];

export interface MeasureArguments {
  readonly file: string;
  readonly sheet: string | undefined;
  readonly welfare: string;
  readonly weight: string | undefined;
  readonly size: string | undefined;
  readonly strata: string | undefined;
  readonly psu: string | undefined;
  readonly fpc: string | undefined;
  readonly isNested: boolean;
  readonly lonelyPsu: LonelyPsuRule;
  /** A number, or the name of a column with a line for each row. */
  readonly line: string;
  readonly boundary: Boundary;
  readonly convention: Convention;
  readonly domains: readonly { column: string; value: string }[];
  readonly by: readonly string[];
  readonly statistics: readonly StatisticName[];
  readonly numberStyle: NumberStyle | null;
  readonly isJson: boolean;
}

export const MEASURE_HELP = `npx --no pilar measure FILE --welfare KOLOM --line ANGKA|KOLOM [pilihan]

FILE adalah CSV, XLSX, atau Parquet. Menghitung P0, P1, P2, rata-rata, Gini, dan bagian kelompok dengan galat bakunya.
  --weight KOLOM        penimbang rumah tangga; dikalikan --size bila diberikan
  --size KOLOM          jumlah anggota rumah tangga
  --strata KOLOM        strata;  --psu KOLOM  klaster (unit sampling pertama);  --fpc KOLOM  jumlah klaster dalam strata
  --nest                nomor klaster berulang di setiap strata
  --lonely-psu ATURAN   fail (bawaan) | certainty | adjust | average
  --boundary BATAS      below (BPS, bawaan) | at-or-below
  --convention CARA     bps (bawaan; selang seperti di layar) | convey (definisi dan selang seperti R)
  --domain KOLOM=NILAI  hanya bagian ini; boleh berulang: kolom berbeda dipersempit, kolom sama digabung
  --by KOLOM            juga menurut kelompok; boleh berulang
  --statistics DAFTAR   ${STATISTIC_NAMES.join(',')} | all (bawaan)
  --number-style GAYA   indonesian (1.234,5) | english (1,234.5) | plain (1234.5); tanpa ini dilihat dari setiap kolom
  --sheet NAMA          lembar XLSX;  --json  hasil sebagai JSON
`;

const text = { type: 'string' } as const;
const many = { type: 'string', multiple: true } as const;
const flag = { type: 'boolean', default: false } as const;
const OPTIONS = {
  welfare: text,
  weight: text,
  size: text,
  strata: text,
  psu: text,
  fpc: text,
  nest: flag,
  'lonely-psu': text,
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
  const { values, positionals } = parsed(argv);
  if (values.help) return undefined;
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw invalid('satu FILE diperlukan', 'one FILE is needed');
  if (values.psu?.includes(',')) throw invalid('--psu menerima satu kolom', '--psu takes one column');
  const convention = oneOf('--convention', values.convention ?? 'bps', ['bps', 'convey']);
  return {
    file,
    sheet: values.sheet,
    welfare: required('--welfare', values.welfare),
    weight: values.weight,
    size: values.size,
    strata: values.strata,
    psu: values.psu,
    fpc: values.fpc,
    isNested: values.nest,
    lonelyPsu: oneOf('--lonely-psu', values['lonely-psu'] ?? 'fail', [
      'fail',
      'certainty',
      'adjust',
      'average',
    ]),
    line: required('--line', values.line),
    boundary: oneOf('--boundary', values.boundary ?? (convention === 'convey' ? 'at-or-below' : 'below'), [
      'below',
      'at-or-below',
    ]),
    convention,
    domains: (values.domain ?? []).map(domainOf),
    by: (values.by ?? []).flatMap((names) => names.split(',')),
    statistics: statisticsOf(values.statistics ?? 'all'),
    numberStyle: numberStyleOf(values['number-style']),
    isJson: values.json,
  };
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true, strict: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const option = argv.find((word) => word.startsWith('--') && !isKnown(word))?.split('=')[0];
    throw option === undefined
      ? invalid('sebuah pilihan tidak mempunyai nilai', 'an option has no value')
      : invalid(`${option} tidak dikenal`, `${option} is not known`);
  }
}

export const invalid = (reason: string, reasonEn: string): Problem =>
  new Problem('command-invalid', { reason, reasonEn });

const isKnown = (word: string): boolean => Object.hasOwn(OPTIONS, word.slice(2).split('=')[0] ?? '');

function required(name: string, value: string | undefined): string {
  if (value === undefined || value === '') throw invalid(`${name} diperlukan`, `${name} is needed`);
  return value;
}

function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined)
    throw invalid(
      `${name} ${value}: pilih ${allowed.join(' | ')}`,
      `${name} ${value}: choose ${allowed.join(' | ')}`,
    );
  return found;
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

function statisticsOf(list: string): readonly StatisticName[] {
  if (list === 'all') return STATISTIC_NAMES;
  return list.split(',').map((name) => oneOf('--statistics', name.trim(), STATISTIC_NAMES));
}
