import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Problem } from '../../problem.ts';
import { restoreError } from '../database-error.ts';
import { compiledEngine } from './compiled-engine.ts';
import type { Answer, Command, EngineStart, WorkerStart } from './messages.ts';

type Waiting = { resolve(value: unknown): void; reject(error: Error): void };

/** The wire to the worker that owns the embedded database: one command, one answer. */
export class Channel {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #ready = Promise.withResolvers<void>();
  #lastId = 0;
  #broken: Error | undefined;

  private constructor() {
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), { execArgv: [] });
    this.#worker.on('message', (answer: Answer) => this.#receive(answer));
    this.#worker.on('error', (error) => this.#break(error instanceof Error ? error.message : String(error)));
    this.#worker.on('exit', (code) => this.#break(`database thread ended (${code})`));
  }

  /** The thread loads its code while the engine is still being compiled. */
  static async open(start: WorkerStart): Promise<Channel> {
    const channel = new Channel();
    try {
      channel.#worker.postMessage({ ...start, engine: await compiledEngine() } satisfies EngineStart);
      await channel.#ready.promise;
      return channel;
    } catch (error) {
      await channel.#worker.terminate();
      throw error;
    }
  }

  #receive(answer: Answer): void {
    if (answer.kind === 'ready') this.#ready.resolve();
    else if (answer.kind === 'failed') this.#ready.reject(restoreError(answer.error));
    else {
      const waiting = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if (answer.kind === 'done') waiting?.resolve(answer.value);
      else waiting?.reject(restoreError(answer.error));
    }
  }

  #break(reason: string): void {
    this.#broken ??= new Problem('database-unreachable', { reason });
    this.#ready.reject(this.#broken);
    for (const { reject } of this.#waiting.values()) reject(this.#broken);
    this.#waiting.clear();
  }

  /** The answer's form is fixed by the command; the worker is our own code. */
  async send<T>(command: Command, transfer: ArrayBuffer[] = []): Promise<T> {
    if (this.#broken !== undefined) throw this.#broken;
    this.#lastId += 1;
    const id = this.#lastId;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.#waiting.set(id, { resolve, reject });
    this.#worker.postMessage({ id, command }, transfer);
    return (await promise) as T;
  }

  async close(): Promise<void> {
    if (this.#broken !== undefined) return;
    const ended = once(this.#worker, 'exit');
    await this.send({ kind: 'close' });
    await ended;
  }
}
