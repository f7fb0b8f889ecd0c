/** Work that takes less than this is measured 25 times, longer work three times. */
const SHORT_MS = 2_000;
const SERIES = 3;
export const REQUESTS = 200;

type Work = () => unknown | Promise<unknown>;

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** The value that 95 of 100 do not exceed (nearest rank). */
export function p95(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(0.95 * sorted.length) - 1] ?? Number.NaN;
}

async function once(work: Work): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function times(count: number, work: Work): Promise<readonly number[]> {
  const values: number[] = [];
  for (let time = 0; time < count; time += 1) values.push(await once(work));
  return values;
}

/** Below 2 s the best of five medians of five; from 2 s on the best of three. The first run only warms up. */
export async function timeOf(work: Work): Promise<Readonly<{ ms: number; how: string }>> {
  const first = await once(work);
  if (first >= SHORT_MS) {
    return { ms: Math.min(first, ...(await times(2, work))), how: 'best of three' };
  }
  const medians: number[] = [];
  for (let series = 0; series < 5; series += 1) medians.push(median(await times(5, work)));
  return { ms: Math.min(...medians), how: 'best of five medians of five' };
}

/** 95th percentile of 200 requests, one after the other, best of three series. */
export async function latencyOf(request: Work): Promise<Readonly<{ ms: number; how: string }>> {
  await times(10, request); // compiled and cached, as for the second reader of the day
  const series: number[] = [];
  for (let count = 0; count < SERIES; count += 1) series.push(p95(await times(REQUESTS, request)));
  return { ms: Math.min(...series), how: `p95 of ${REQUESTS} requests, best of ${SERIES} series` };
}
