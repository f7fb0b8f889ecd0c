import { mkdir, mkdtemp, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { LinkAnswer, ScoredPair } from '@pilar/linkage';
import { csvPieces, type WrittenRow } from '../tabular/index.ts';
import type { PersonList } from './person-list.ts';
import { invalid } from './role-map.ts';

const PAIR_HEADER = ['left_id', 'right_id', 'probability', 'weight'] as const;
const CLUSTER_HEADER = ['source', 'record_id', 'cluster_id'] as const;
const CUT_AT = 1 << 16;

export interface Answered {
  readonly first: PersonList;
  readonly second: PersonList | undefined;
  readonly answer: LinkAnswer;
}

/**
 * Writes pairs.csv, review.csv and clusters.csv. They are written beside and take their places when all are whole.
 * @throws Problem command-invalid where the folder cannot be made
 */
export async function writeAnswer(folder: string, { first, second, answer }: Answered): Promise<void> {
  const leftCount = first.ids.length;
  const idOf = (row: number): string => first.ids[row] ?? second?.ids[row - leftCount] ?? '';
  const files: readonly (readonly [string, Iterable<string>])[] = [
    ['pairs.csv', csvPieces(PAIR_HEADER, pairRows(answer.accepted, idOf), { hasMark: false })],
    ['review.csv', csvPieces(PAIR_HEADER, pairRows(answer.review, idOf), { hasMark: false })],
    ['clusters.csv', csvPieces(CLUSTER_HEADER, clusterRows(answer, leftCount, idOf), { hasMark: false })],
  ];
  const beside = await folderBeside(folder);
  try {
    for (const [name, pieces] of files) await writePieces(join(beside, name), pieces);
    await takePlace(
      beside,
      folder,
      files.map(([name]) => name),
    );
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}

async function folderBeside(folder: string): Promise<string> {
  try {
    await mkdir(dirname(folder), { recursive: true });
    return await mkdtemp(join(dirname(folder), `.${basename(folder)}-`));
  } catch {
    throw invalid(`--out ${folder}: folder tidak dapat dibuat`, `--out ${folder}: the folder cannot be made`);
  }
}

/** A folder that is there keeps its other files; the three are replaced, each in one step. */
async function takePlace(beside: string, folder: string, names: readonly string[]): Promise<void> {
  const isThere = await stat(folder).then(
    (found) => found.isDirectory(),
    () => undefined,
  );
  if (isThere === false) throw invalid(`--out ${folder} bukan folder`, `--out ${folder} is no folder`);
  if (isThere === undefined) return rename(beside, folder);
  for (const name of names) await rename(join(beside, name), join(folder, name));
}

async function writePieces(path: string, pieces: Iterable<string>): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    let lines: string[] = [];
    for (const piece of pieces) {
      lines.push(piece);
      if (lines.length < CUT_AT) continue;
      await file.write(lines.join(''));
      lines = [];
    }
    await file.write(lines.join(''));
    await file.sync();
  } finally {
    await file.close();
  }
}

function* pairRows(pairs: readonly ScoredPair[], idOf: (row: number) => string): Generator<WrittenRow> {
  for (const { a, b, probability, weight } of pairs)
    yield [idOf(a), idOf(b), Number(probability.toFixed(6)), Number(weight.toFixed(4))];
}

/** Every record with its person; people are numbered in the order of their first record. */
function* clusterRows(
  { clusterOf }: LinkAnswer,
  leftCount: number,
  idOf: (row: number) => string,
): Generator<WrittenRow> {
  const numbers = new Int32Array(clusterOf.length);
  let people = 0;
  for (const [row, first] of clusterOf.entries()) {
    if (first === row) numbers[row] = ++people;
    yield [row < leftCount ? 'A' : 'B', idOf(row), numbers[first] ?? 0];
  }
}
