import type { MessagePort } from 'node:worker_threads';
import { restoreError } from '../database-error.ts';
import type { Answer } from './messages.ts';

type Waiting = { resolve(value: unknown): void; reject(error: Error): void };

/** One line to the worker that owns the embedded database: one command, one answer. */
export class Line<Command> {
  readonly #port: MessagePort;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #broken: Error | undefined;

  constructor(port: MessagePort) {
    this.#port = port;
    port.on('message', (answer: Answer) => this.#receive(answer));
  }

  #receive(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.kind === 'done') waiting?.resolve(answer.value);
    else waiting?.reject(restoreError(answer.error));
  }

  /** What waits and what comes later is refused with this. */
  break(reason: Error): void {
    this.#broken ??= reason;
    this.#port.close();
    for (const { reject } of this.#waiting.values()) reject(this.#broken);
    this.#waiting.clear();
  }

  /** The answer's form is fixed by the command; the worker is our own code. */
  async send<T>(command: Command): Promise<T> {
    if (this.#broken !== undefined) throw this.#broken;
    this.#lastId += 1;
    const id = this.#lastId;
    // Throws for what cannot be carried (a function), before anybody waits for an answer.
    this.#port.postMessage({ id, command });
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.#waiting.set(id, { resolve, reject });
    return (await promise) as T;
  }
}
