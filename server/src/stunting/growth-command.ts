import { type GrowthRelease, type GrowthScores, growthScores, SCORE, scoresOfRow } from '@pilar/growth';
import {
  answered,
  type CommandOutput,
  flag,
  invalid,
  oneOf,
  parsedOptions,
  text,
} from '../measurement/index.ts';
import { readNamedFile } from '../platform/read-named-file.ts';
import { type RawTable, readTable } from '../platform/tabular/index.ts';
import type { AgeUnit } from './growth-ages.ts';
import { growthTable } from './growth-command-text.ts';
import { type GrowthList, growthList } from './growth-list.ts';
import { type GrowthMapping, NO_MAPPING, readGrowthMap } from './growth-map-file.ts';
import type { RejectedRow } from './growth-rejection.ts';

const GROWTH_HELP = `npx --no pilar growth BERKAS [pilihan]

Skor z anak di bawah lima tahun menurut Standar Pertumbuhan Anak WHO. BERKAS adalah CSV, XLSX, atau Parquet.
Kolom dikenali dari namanya (sex atau jenis kelamin, tanggal lahir, tanggal ukur, berat badan, tinggi badan, cara ukur, lila, …).
  --map BERKAS.json     kolom mana berisi apa: {"id":"NIK","sex":"JK","weight":"BB","lenhei":"TB","measure":"Cara Ukur"}
                        dikenal: id sex age is_age_in_month birth visit weight (kg) lenhei (cm) measure (L/H) headc armc
                        triskin subskin oedema (y/n); null menyatakan kolom itu tidak ada
  --age-unit SATUAN     days | months untuk kolom umur; tanpa ini dilihat dari nama dan isinya
  --release VERSI       1.0 (bawaan) | 1.1 dari paket WHO; berbeda hanya pada BB/TB di luar 0,9–58 kg atau 38–150 cm
  --sheet NAMA          lembar XLSX;  --json  hasil sebagai JSON
`;

const OPTIONS = {
  map: text,
  'age-unit': text,
  release: text,
  sheet: text,
  json: flag,
  help: flag,
} as const;

/** `npx pilar growth FILE …`. @returns the exit code: 0, or 2 after one sentence about what could not be used. */
export function growthCommand(argv: readonly string[], io: CommandOutput): Promise<number> {
  return answered(io, async () => {
    const { values, positionals } = parsedOptions(argv, OPTIONS);
    if (values.help) {
      io.stdout.write(GROWTH_HELP);
      return;
    }
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw invalid('satu FILE diperlukan', 'one FILE is needed');
    const asked = values['age-unit'];
    const unit: AgeUnit | undefined =
      asked === undefined ? undefined : oneOf<AgeUnit>('--age-unit', asked, ['days', 'months']);
    const release = oneOf<GrowthRelease>('--release', values.release ?? '1.0', ['1.0', '1.1']);
    const mapping = values.map === undefined ? NO_MAPPING : await readGrowthMap(values.map);
    const sheet = values.sheet === undefined ? {} : { sheet: values.sheet };
    const table = await readTable(await readNamedFile(file), file, sheet);
    const { list, scores } = scoredList(file, table, { mapping, unit, release });
    sayAssumption(file, list, io);
    if (values.json) writeJson(list, scores, io);
    else writeText(file, list, scores, io);
  });
}

interface Wishes {
  readonly mapping: GrowthMapping;
  readonly unit: AgeUnit | undefined;
  readonly release: GrowthRelease;
}

interface ScoredList {
  readonly list: GrowthList;
  readonly scores: GrowthScores;
}

/** Where nothing says the unit of the ages, the one under which fewer children are impossible. */
function scoredList(file: string, table: RawTable, { mapping, unit, release }: Wishes): ScoredList {
  const under = (asked: AgeUnit | undefined): ScoredList => {
    const list = growthList(file, table, { mapping, unit: asked });
    return { list, scores: growthScores(list.columns, { release }) };
  };
  const first = under(unit);
  const { assumedUnit } = first.list;
  if (assumedUnit === undefined) return first;
  const otherUnit = assumedUnit === 'days' ? 'months' : 'days';
  const other = under(otherUnit);
  if (implausibleIn(other.scores) >= implausibleIn(first.scores)) return first;
  return { ...other, list: { ...other.list, assumedUnit: otherUnit } };
}

function implausibleIn(scores: GrowthScores): number {
  return (['lengthForAge', 'weightForAge'] as const).reduce(
    (sum, name) => sum + scores[name].state.filter((state) => state === SCORE.implausible).length,
    0,
  );
}

function sayAssumption(file: string, { assumedUnit }: GrowthList, io: CommandOutput): void {
  if (assumedUnit === undefined) return;
  const [id, en] = assumedUnit === 'days' ? ['hari', 'days'] : ['bulan', 'months'];
  io.stderr.write(`${file}: umur dibaca sebagai ${id}; bila keliru, beri --age-unit.\n`);
  io.stderr.write(`${file}: ages are read as ${en}; if that is wrong, give --age-unit.\n`);
}

const PIECE = 5000;

/** In pieces: a million children do not fit one text. */
function writeJson({ ids, rejected }: GrowthList, scores: GrowthScores, io: CommandOutput): void {
  io.stdout.write('{"children":[');
  for (let from = 0; from < ids.length; from += PIECE) {
    const piece = ids
      .slice(from, from + PIECE)
      .map((id, at) => JSON.stringify({ id, ...Object.fromEntries(scoresOfRow(scores, from + at)) }));
    io.stdout.write(`${from === 0 ? '' : ','}${piece.join(',')}`);
  }
  io.stdout.write(`],"rejected":${JSON.stringify(rejected.map(rejectedJson))}}\n`);
}

const rejectedJson = ({ row, reason }: RejectedRow) => ({ row, reason: reason.id, reasonEn: reason.en });

function writeText(file: string, list: GrowthList, scores: GrowthScores, io: CommandOutput): void {
  io.stdout.write(growthTable(file, list, scores));
  for (const { reason } of list.rejected) io.stderr.write(`${file}: ${reason.id}\n${file}: ${reason.en}\n`);
}
