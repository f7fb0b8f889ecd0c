import { describe, expect, it } from 'vitest';
import { waitSeconds } from './attempt-limit.ts';
import { Lanes } from './lanes.ts';

describe('The wait after failed sign-ins', () => {
  const last = new Date('2026-11-24T02:00:00Z');
  const after = (seconds: number) => new Date(last.getTime() + seconds * 1000);

  // 30 s × 2^(failures − 5), at most 900 s.
  it.each([
    [0, 0],
    [4, 0],
    [5, 30],
    [6, 60],
    [7, 120],
    [9, 480],
    [10, 900],
    [400, 900],
  ])('after %i failures is %i seconds', (count, seconds) => {
    expect(waitSeconds({ count, last }, 5, last)).toBe(seconds);
  });

  it('runs down, and is over at its last second', () => {
    const failures = { count: 6, last };
    expect([1, 59, 59.5, 60, 999].map((seconds) => waitSeconds(failures, 5, after(seconds)))).toEqual([
      59, 1, 1, 0, 0,
    ]);
  });

  it('is none where nothing failed', () => {
    expect(waitSeconds({ count: 0, last: null }, 5, last)).toBe(0);
  });
});

describe('Lanes', () => {
  it('run their own work in turn, each beside the others, and go on after a failure', async () => {
    const lanes = new Lanes();
    const seen: string[] = [];
    const gate = Promise.withResolvers<void>();
    const first = lanes.run('a', async () => {
      await gate.promise;
      seen.push('a1');
      throw new Error('a1 failed');
    });
    const second = lanes.run('a', async () => seen.push('a2'));
    await lanes.run('b', async () => seen.push('b1'));
    gate.resolve();
    await expect(first).rejects.toThrow('a1 failed');
    await second;
    expect(seen).toEqual(['b1', 'a1', 'a2']);
  });
});
