import { once } from 'node:events';
import { MessageChannel, Worker } from 'node:worker_threads';
import { Problem } from '../../problem.ts';
import { restoreError } from '../database-error.ts';
import { compiledEngine } from './compiled-engine.ts';
import { Line } from './line.ts';
import type {
  AppCommand,
  CareCommand,
  EngineStart,
  SqlCommand,
  StartAnswer,
  WorkerStart,
} from './messages.ts';

/** The worker that owns the embedded database, and the three lines to it. */
export class Channel {
  readonly app: Line<AppCommand>;
  readonly owner: Line<SqlCommand>;
  readonly care: Line<CareCommand>;
  readonly #worker: Worker;
  readonly #ready = Promise.withResolvers<void>();
  readonly #ports = {
    app: new MessageChannel(),
    owner: new MessageChannel(),
    care: new MessageChannel(),
  };
  #broken: Error | undefined;

  private constructor() {
    this.app = new Line(this.#ports.app.port1);
    this.owner = new Line(this.#ports.owner.port1);
    this.care = new Line(this.#ports.care.port1);
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), { execArgv: [] });
    this.#worker.on('message', (answer: StartAnswer) => {
      if (answer.kind === 'ready') this.#ready.resolve();
      else this.#ready.reject(restoreError(answer.error));
    });
    this.#worker.on('error', (error) => this.#break(error instanceof Error ? error.message : String(error)));
    this.#worker.on('exit', (code) => this.#break(`database thread ended (${code})`));
  }

  /** The thread loads its code while the engine is still being compiled. */
  static async open(start: WorkerStart): Promise<Channel> {
    const channel = new Channel();
    try {
      channel.#start({ ...start, engine: await compiledEngine() });
      await channel.#ready.promise;
      return channel;
    } catch (error) {
      await channel.#worker.terminate();
      throw error;
    }
  }

  #start(start: Omit<EngineStart, 'app' | 'owner' | 'care'>): void {
    const ends = {
      app: this.#ports.app.port2,
      owner: this.#ports.owner.port2,
      care: this.#ports.care.port2,
    };
    this.#worker.postMessage({ ...start, ...ends } satisfies EngineStart, Object.values(ends));
  }

  #break(reason: string): void {
    this.#broken ??= new Problem('database-unreachable', { reason });
    this.#ready.reject(this.#broken);
    for (const line of [this.app, this.owner, this.care]) line.break(this.#broken);
  }

  async close(): Promise<void> {
    if (this.#broken !== undefined) return;
    const ended = once(this.#worker, 'exit');
    await this.care.send({ kind: 'close' });
    await ended;
  }
}
