import { type GrowthScores, INDICATORS, type Indicator, SCORE } from '@pilar/growth';
import { aligned, decimal } from '../measurement/index.ts';
import type { GrowthList } from './growth-list.ts';

const TITLES: Readonly<Record<Indicator, string>> = {
  lengthForAge: 'TB/U',
  weightForAge: 'BB/U',
  weightForLength: 'BB/TB',
  bmiForAge: 'IMT/U',
  headForAge: 'LK/U',
  armForAge: 'LiLA/U',
  tricepsForAge: 'Trisep/U',
  subscapularForAge: 'Subskapular/U',
};

/** A line for each child, only the indicators that somebody has, and who is stunted, wasted and so on. */
export function growthTable(file: string, { ids, rejected }: GrowthList, scores: GrowthScores): string {
  const shown = INDICATORS.filter((name) => scores[name].state.some((state) => state !== SCORE.absent));
  const lines = ids.map((id, row) => [
    String(id),
    ...shown.map((name) => cell(scores, name, row)),
    noteOf(scores, row),
  ]);
  const table = aligned([['Anak', ...shown.map((name) => TITLES[name]), 'Catatan'], ...lines]);
  return `${file}: ${count(ids.length)} anak, ${count(rejected.length)} baris ditolak. Skor z menurut WHO; – tidak dapat dihitung, ! mustahil.\n\n${table}\n\n${summary(scores).join('\n')}\n`;
}

function cell(scores: GrowthScores, name: Indicator, row: number): string {
  const { z, state } = scores[name];
  if (state[row] === SCORE.absent) return '–';
  return `${decimal(z[row] ?? 0, 2, 2)}${state[row] === SCORE.implausible ? ' !' : ''}`;
}

function noteOf(scores: GrowthScores, row: number): string {
  const isImplausible = INDICATORS.some((name) => scores[name].state[row] === SCORE.implausible);
  return [
    isImplausible ? 'periksa ukurannya' : '',
    scores.isStandingTooEarly[row] === 1 ? 'di bawah 9 bulan tercatat berdiri; panjang tidak dikoreksi' : '',
  ]
    .filter((note) => note !== '')
    .join('; ');
}

const CLASSES = [
  ['Pendek (TB/U < −2)', 'lengthForAge', (z: number) => z < -2],
  ['Sangat pendek (TB/U < −3)', 'lengthForAge', (z: number) => z < -3],
  ['Berat kurang (BB/U < −2)', 'weightForAge', (z: number) => z < -2],
  ['Gizi kurang (BB/TB < −2)', 'weightForLength', (z: number) => z < -2],
  ['Gizi buruk (BB/TB < −3)', 'weightForLength', (z: number) => z < -3],
  ['Gizi lebih (BB/TB > 2)', 'weightForLength', (z: number) => z > 2],
] as const;

/** Counts of the list itself, not a survey: no error, no share of a city. */
function summary(scores: GrowthScores): string[] {
  return CLASSES.flatMap(([title, name, isIn]) => {
    const { z, state } = scores[name];
    const known = z.filter((_, row) => state[row] === SCORE.plausible);
    if (known.length === 0) return [];
    return [`${title}: ${count(known.filter(isIn).length)} dari ${count(known.length)} anak`];
  });
}

const count = (value: number): string => decimal(value, 0, 0);
