import { describe, expect, it } from 'vitest';
import { Problem } from '../problem.ts';
import { runInThread } from './run-in-thread.ts';

/** A thread whose work is written here: `task`, `tell` and `signal` are in reach. */
const working = (body: string): URL =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`
      import { workInThread } from ${JSON.stringify(new URL('./work-in-thread.ts', import.meta.url).href)};
      import { Problem } from ${JSON.stringify(new URL('../problem.ts', import.meta.url).href)};
      await workInThread(async (task, { tell, signal }) => { ${body} });
    `)}`,
  );
const run = (body: string, more: Partial<Parameters<typeof runInThread<unknown, unknown, number>>[0]> = {}) =>
  runInThread<unknown, unknown, number>({
    script: working(body),
    task: 20,
    transfer: [],
    outOfMemory: () => new Problem('file-empty', { file: 'besar' }),
    ...more,
  });

describe('work in a thread of its own', () => {
  it('answers, and tells its stages on the way', async () => {
    const stages: number[] = [];
    const body = 'tell(1); tell(2); return { value: task + 1 };';
    expect(await run(body, { onStage: (stage) => stages.push(stage) })).toBe(21);
    expect(stages).toEqual([1, 2]);
  });

  it('hands buffers over in both directions', async () => {
    const bytes = new Uint8Array([1, 2, 3]);
    const body = 'task[0] = 9; return { value: task, transfer: [task.buffer] };';
    expect(await run(body, { task: bytes, transfer: [bytes.buffer] })).toEqual(new Uint8Array([9, 2, 3]));
    expect(bytes.length).toBe(0);
  });

  it('brings a refusal back with its facts, and a failure with its place', async () => {
    const refusal = await run(`throw new Problem('file-empty', { file: 'a' });`).catch((error) => error);
    expect(refusal).toBeInstanceOf(Problem);
    expect(refusal).toMatchObject({ code: 'file-empty', facts: { file: 'a' } });
    const failure = await run(`throw new TypeError('rusak');`).catch((error) => error);
    expect(failure).not.toBeInstanceOf(Problem);
    expect(failure).toMatchObject({ message: 'rusak', stack: expect.stringContaining('TypeError: rusak') });
    await expect(run(`throw 'kata';`)).rejects.toThrow('kata');
  });

  it('that needs too much memory is refused as its caller says', async () => {
    const body = 'const all = []; for (;;) all.push(Array.from({ length: 10_000 }, (_, at) => String(at)));';
    await expect(run(body, { mostMegabytes: 20 })).rejects.toMatchObject({ facts: { file: 'besar' } });
  });

  it('that ends without an answer is a failure', async () => {
    await expect(run('process.exit(3);')).rejects.toThrow('without an answer (3)');
  });

  it('ends by itself where it may not be ended from outside, told by its signal', async () => {
    const stop = new AbortController();
    const shared = new Int32Array(new SharedArrayBuffer(4));
    const body = `tell(0); await new Promise((done) => signal.addEventListener('abort', done));
      Atomics.store(task, 0, 7); Atomics.notify(task, 0); return { value: 0 };`;
    const stopped = run(body, {
      task: shared,
      endsItself: true,
      signal: stop.signal,
      onStage: () => stop.abort(new Error('berhenti')),
    });
    await expect(stopped).rejects.toThrow('berhenti');
    const waiting = Atomics.waitAsync(shared, 0, 0);
    await waiting.value;
    expect(shared[0]).toBe(7);
  });
});
