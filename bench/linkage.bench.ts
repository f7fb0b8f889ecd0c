import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { LINKAGE_FIELDS, type LinkageLists, linkageLists, linkageTable } from '@pilar/demo';
import type { Area, Measurement } from './area.ts';

const SEED = 1872;
const LIST = 250_000;
/** A sixth of the records are copies. */
const DEDUPE = { records: 1_000_000, people: 833_333 };
const MOST_MEGABYTES = 4_096;

type Run = Readonly<{ ms: number; megabytes: number }>;

export const area: Area = {
  name: 'linkage',
  title: 'record linkage from CSV to CSV, with estimation, in a process of its own',
  run: async (tell) => {
    const folder = await mkdtemp(join(tmpdir(), 'pilar-linkage-bench-'));
    try {
      tell(`${LIST} × 50,000`);
      const [left, right] = await writeTwo(folder, linkageLists(SEED, LIST, { fields: 0.05 }));
      const link = await run([left, right, '--out', join(folder, 'link')]);
      tell(`${DEDUPE.records} in one list`);
      const one = await writeOne(folder, linkageLists(SEED, DEDUPE.people, { fields: 0.05 }));
      const dedupe = await run([one, '--out', join(folder, 'dedupe')]);
      return [
        ...measurements('link 250,000 × 50,000', 15, link),
        ...measurements('dedupe 1,000,000', 30, dedupe),
      ];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

function measurements(name: string, seconds: number, { ms, megabytes }: Run): readonly Measurement[] {
  const how = 'one run, files to files';
  return [
    { name, value: ms / 1000, unit: 's', target: seconds, isScaled: true, how },
    {
      name: `${name}, memory`,
      value: megabytes,
      unit: 'MB',
      target: MOST_MEGABYTES,
      isScaled: false,
      how: 'most resident',
    },
  ];
}

async function run(args: readonly string[]): Promise<Run> {
  const script = join(import.meta.dirname, 'linkage-run.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...args]);
  return JSON.parse(stdout);
}

async function writeTwo(folder: string, lists: LinkageLists): Promise<readonly [string, string]> {
  const { records, copiesFrom } = lists;
  const [left, right] = [join(folder, 'a.csv'), join(folder, 'b.csv')];
  await writeRecords(left, records.slice(0, copiesFrom));
  await writeRecords(right, records.slice(copiesFrom, copiesFrom + 50_000));
  return [left, right];
}

async function writeOne(folder: string, { records }: LinkageLists): Promise<string> {
  const path = join(folder, 'one.csv');
  await writeRecords(path, records.slice(0, DEDUPE.records));
  return path;
}

async function writeRecords(path: string, records: LinkageLists['records']): Promise<void> {
  const header = Object.keys(linkageTable([]));
  const lines = function* (): Generator<string> {
    yield `id,${header.join(',')}\n`;
    for (const [row, record] of records.entries())
      yield `${row + 1},${LINKAGE_FIELDS.map((field) => `"${record[field]}"`).join(',')}\n`;
  };
  await pipeline(Readable.from(lines()), createWriteStream(path));
}
