import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { bootstrap, fgtSet, fullSet, gini, type SurveyDesign, standardSetBy } from '@pilar/measurement';
import type { Area, Measurement } from './area.ts';
import { memoryBytesPerMs } from './calibrate.ts';
import { timeOf } from './measure.ts';
import { againstR } from './measurement-baseline.ts';
import { designOf, LINE, makeColumns, type SurveyColumns } from './measurement-survey.ts';

const ROWS = 1_000_000;
const REPLICATES = 500;

type Work = Readonly<{
  name: string;
  target: number | null;
  run: (columns: SurveyColumns, design: SurveyDesign) => unknown;
}>;

/** From raw columns in memory to the answer, reading the design included, one thread; the rest shows where time goes. */
const WORK: readonly Work[] = [
  {
    name: 'P0, P1, P2 with errors, from raw columns',
    target: 15,
    run: (columns) => fgtSet(columns.welfare, designOf(columns), LINE),
  },
  {
    name: 'Gini with error, from raw columns',
    target: 100,
    run: (columns) => gini(columns.welfare, designOf(columns)),
  },
  {
    name: 'standard set with errors, from raw columns',
    target: 400,
    run: (columns) => fullSet(columns.welfare, designOf(columns), LINE),
  },
  {
    name: `${REPLICATES} bootstrap replicates of P0–P2 and Gini`,
    target: 8000,
    run: (columns) => {
      const replicated = bootstrap(designOf(columns), { count: REPLICATES, seed: 1872 });
      return [fgtSet(columns.welfare, replicated, LINE), gini(columns.welfare, replicated)];
    },
  },
  { name: 'reading the design', target: null, run: (columns) => designOf(columns) },
  { name: 'P0, P1, P2 alone', target: null, run: ({ welfare }, design) => fgtSet(welfare, design, LINE) },
  { name: 'Gini alone', target: null, run: ({ welfare }, design) => gini(welfare, design) },
  {
    name: 'short set of 22 groups',
    target: null,
    run: ({ welfare, groups }, design) => standardSetBy(welfare, design, LINE, groups),
  },
];

async function times(tell: (line: string) => void): Promise<readonly Measurement[]> {
  const columns = makeColumns(ROWS);
  const design = designOf(columns);
  const measurements: Measurement[] = [];
  for (const { name, target, run } of WORK) {
    tell(name);
    const { ms, how } = await timeOf(() => run(columns, design));
    measurements.push({ name, value: ms, unit: 'ms', target, isScaled: true, how });
  }
  return measurements;
}

/** Bytes of a row that the pass reads: welfare and weight as doubles, its PSU. */
const ROW_BYTES = 20;
/** As many bytes as the plain sum reads, so that neither has its data nearer. */
const PASS_ROWS = 4_000_000;

/** The pass for P0–P2 against a plain sum of doubles, in the same minute. */
async function passSpeed(): Promise<Measurement> {
  const columns = makeColumns(PASS_ROWS);
  const design = designOf(columns);
  const memory = memoryBytesPerMs();
  const { ms } = await timeOf(() => fgtSet(columns.welfare, design, LINE));
  const speed = (PASS_ROWS * ROW_BYTES) / ms;
  const how = `${(speed / 1e6).toFixed(1)} GB/s of ${(memory / 1e6).toFixed(1)} GB/s (plain sum of doubles)`;
  return {
    name: 'pass of P0–P2 against the speed of memory',
    ...{ value: speed / memory, unit: 'x', target: 0.5, isAtLeast: true, isScaled: false, how },
  };
}

function memory(rows: number, target: number): Measurement {
  const script = join(import.meta.dirname, 'measurement-memory.ts');
  const value = Number(execFileSync(process.execPath, [script, String(rows)], { encoding: 'utf8' }));
  return {
    name: `memory of the standard set, ${rows.toLocaleString('en')} rows`,
    ...{ value, unit: 'MB', target, isScaled: false, how: 'most of the whole process' },
  };
}

export const area: Area = {
  name: 'measurement',
  title: `survey figures with Taylor errors, ${ROWS.toLocaleString('en')} rows, 10 strata, 500 PSUs, one thread`,
  run: async (tell) => {
    const measured = [...(await times(tell))];
    tell('speed of memory');
    measured.push(await passSpeed());
    tell('memory');
    measured.push(memory(ROWS, 600), memory(10 * ROWS, 4096));
    return [...measured, ...(await againstR(tell))];
  },
};
