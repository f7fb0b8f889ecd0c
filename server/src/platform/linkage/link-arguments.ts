import { parseArgs } from 'node:util';
import { invalid } from './role-map.ts';

export interface LinkArguments {
  readonly first: string;
  readonly second: string | undefined;
  readonly map: string | undefined;
  readonly threshold: number | undefined;
  readonly seed: number;
  readonly out: string;
  readonly isJson: boolean;
}

export const LINK_HELP = `npx --no pilar link A [B] --out FOLDER [pilihan]

Mencari siapa yang sama: di dalam daftar A, atau antara daftar A dan B (CSV, XLSX, Parquet).
Menulis pairs.csv (pasangan yang diterima), review.csv (yang perlu dilihat orang), clusters.csv (setiap baris dan orangnya).
  --out FOLDER       folder hasil; ditulis utuh atau tidak sama sekali
  --map BERKAS.json  peran kolom: {"fullName": "nama", "nik": "no_ktp"}, atau {"A": {…}, "B": {…}};
                     peran: id, fullName atau givenName + surname, birthDate, sex, nik, number, kk, phone, address,
                     rt, rw, area, postcode, birthYear, birthMonth, birthDay. Tanpa ini peran ditebak dan dicetak
  --threshold P      terima dari peluang P (0 sampai 1); tanpa ini dari tempat ketepatan taksirannya masih 0,99
  --seed N           benih pengambilan acak (bawaan 1);  --json  ringkasan sebagai JSON
Pasangan kembar, satu nomor dengan dua nama, dan sejenisnya selalu ke review.csv, setinggi apa pun peluangnya.
`;

const OPTIONS = {
  map: { type: 'string' },
  threshold: { type: 'string' },
  seed: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** @returns undefined where help is asked for. @throws Problem command-invalid */
export function linkArguments(argv: readonly string[]): LinkArguments | undefined {
  const { values, positionals } = parsed(argv);
  if (values.help) return undefined;
  const [first, second, ...more] = positionals;
  if (first === undefined || more.length > 0)
    throw invalid('satu atau dua berkas diperlukan', 'one or two files are needed');
  if (values.out === undefined || values.out === '') throw invalid('--out diperlukan', '--out is needed');
  return {
    first,
    second,
    map: values.map,
    threshold: values.threshold === undefined ? undefined : shareOf('--threshold', values.threshold),
    seed: values.seed === undefined ? 1 : wholeOf('--seed', values.seed),
    out: values.out,
    isJson: values.json,
  };
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true, strict: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const option = argv.find(
      (word) => word.startsWith('-') && !Object.hasOwn(OPTIONS, word.slice(2).split('=')[0] ?? ''),
    );
    throw option === undefined
      ? invalid('sebuah pilihan tidak mempunyai nilai', 'an option has no value')
      : invalid(`${option} tidak dikenal`, `${option} is not known`);
  }
}

function shareOf(name: string, value: string): number {
  const share = /^(?:\d+\.?\d*|\.\d+)$/.test(value) ? Number(value) : Number.NaN;
  if (share >= 0 && share <= 1) return share;
  throw invalid(`${name} ${value}: antara 0 dan 1`, `${name} ${value}: between 0 and 1`);
}

function wholeOf(name: string, value: string): number {
  const whole = /^-?\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
  if (Number.isSafeInteger(whole)) return whole;
  throw invalid(`${name} ${value}: bilangan bulat`, `${name} ${value}: a whole number`);
}
