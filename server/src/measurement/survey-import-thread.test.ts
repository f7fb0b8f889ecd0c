import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import type { JobPhase } from '@pilar/contracts';
import { SurveyMapping } from '@pilar/contracts';
import { describe, expect, it } from 'vitest';
import { Problem } from '../platform/problem.ts';
import { lookAtFile, profileFile, type SurveyProfile } from './survey-profile.ts';
import { type ReadSurvey, readSurvey } from './survey-read.ts';
import { readInThread } from './survey-reader.ts';

const mapping = SurveyMapping.parse({
  welfare: { column: 'pengeluaran', numberStyle: 'plain' },
  psu: 'psu',
  groups: ['kelompok'],
});
const head = 'psu;pengeluaran;kelompok';
const fileOf = (rows: number, worn = -1) => ({
  bytes: new TextEncoder().encode(
    [
      head,
      ...Array.from(
        { length: rows },
        (_, row) => `${row % 97};${row === worn ? 'x' : 9_000 + row};k${row % 7}`,
      ),
    ].join('\n'),
  ),
  fileName: 'survei.csv',
  mapping,
});

describe('a file read in a thread of its own', () => {
  it('gives the same columns, refusals and version as one read on the spot', async () => {
    const here = await readSurvey(fileOf(300, 4), () => undefined);
    expect(here).toMatchObject({ rows: 300, accepted: 299, rejectedRows: 1 });
    expect(here.rejected).toEqual([{ row: 6, column: 'pengeluaran', value: 'x', code: 'not-a-number' }]);
    expect(await readInThread<ReadSurvey>({ kind: 'read', file: fileOf(300, 4) })).toEqual(here);
  });

  it('leaves turns to others while it checks rows, which on the spot is one unbroken step', async () => {
    const turnsIn = async (read: (onPhase: (phase: JobPhase) => void) => Promise<unknown>) => {
      let isChecking = false;
      let isOver = false;
      let turns = 0;
      const reading = read((phase) => {
        isChecking = phase === 'checking';
      }).finally(() => {
        isOver = true;
      });
      while (!isOver) {
        await nextTurn();
        if (isChecking && !isOver) turns += 1;
      }
      await reading;
      return turns;
    };
    const inThread = await turnsIn((onPhase) =>
      readInThread({ kind: 'read', file: fileOf(100_000) }, { onStage: ({ phase }) => onPhase(phase) }),
    );
    const onTheSpot = await turnsIn((onPhase) => readSurvey(fileOf(100_000), ({ phase }) => onPhase(phase)));
    expect(onTheSpot).toBe(0);
    expect(inThread).toBeGreaterThan(0);
  });

  it('brings a refusal back as a refusal, with its facts', async () => {
    const file = { ...fileOf(20), mapping: { ...mapping, psu: 'klaster' } };
    const refusal = await readInThread({ kind: 'read', file }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Problem);
    expect(refusal).toMatchObject({
      code: 'column-not-found',
      facts: { column: 'klaster', file: 'survei.csv', columns: 'psu, pengeluaran, kelompok' },
    });
  });

  it('ends at once when it is stopped, with the reason given', async () => {
    const stop = new AbortController();
    const reason = new Error('berhenti');
    const reading = readInThread(
      { kind: 'read', file: fileOf(50_000) },
      { signal: stop.signal, onStage: () => stop.abort(reason) },
    );
    await expect(reading).rejects.toBe(reason);
    await expect(readInThread({ kind: 'read', file: fileOf(5) }, { signal: stop.signal })).rejects.toBe(
      reason,
    );
  });
});

describe('a Parquet file', () => {
  // Ending a thread under DuckDB aborts the process, so this very test would not come to its end.
  it('is read in its thread, and can be stopped there without harm to the process', async () => {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const folder = await mkdtemp(join(tmpdir(), 'survey-thread-'));
    await connection.run(
      `copy (select range % 97 as psu, range + 9000 as pengeluaran, 'k' || range % 7 as kelompok from range(100000)) to '${folder}/s.parquet' (format parquet)`,
    );
    connection.closeSync();
    instance.closeSync();
    const packed = await readFile(join(folder, 's.parquet'));
    await rm(folder, { recursive: true });
    const task = () => ({
      kind: 'read' as const,
      file: { bytes: new Uint8Array(packed), fileName: 's.parquet', mapping },
    });
    const stop = new AbortController();
    let stages = 0;
    const onStage = () => {
      stages += 1;
      stop.abort(new Error('berhenti'));
    };
    await expect(readInThread(task(), { signal: stop.signal, onStage })).rejects.toThrow('berhenti');
    expect(stages).toBe(1);
    expect(await readInThread<ReadSurvey>(task())).toMatchObject({ rows: 100_000, accepted: 100_000 });
    expect(stages).toBe(1);
  });
});

describe('the first look at a file', () => {
  it('is the same in the thread, and the caller keeps the bytes of a large file', async () => {
    const { bytes } = fileOf(90_000);
    expect(bytes.length).toBeGreaterThan(1_000_000);
    const length = bytes.length;
    const here = await lookAtFile(bytes, 'survei.csv');
    expect(await profileFile(bytes, 'survei.csv')).toEqual(here);
    expect(bytes.length).toBe(length);
    const task = { kind: 'look', bytes: bytes.slice(), fileName: 'survei.csv', sheet: undefined } as const;
    expect(await readInThread<SurveyProfile>(task)).toEqual(here);
  });
});
