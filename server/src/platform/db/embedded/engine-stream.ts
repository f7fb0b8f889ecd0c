import { Duplex } from 'node:stream';
import type { PGlite } from '@electric-sql/pglite';

const TERMINATE = 'X'.charCodeAt(0);

/** A socket that ends in the engine instead of a network: bytes of the PostgreSQL protocol in, bytes out. */
export class EngineStream extends Duplex {
  readonly #engine: PGlite;

  constructor(engine: PGlite) {
    super();
    this.#engine = engine;
  }

  connect(): this {
    process.nextTick(() => this.emit('connect'));
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  override _read(): void {}

  override _write(bytes: Buffer, _encoding: BufferEncoding, done: (error?: Error) => void): void {
    this.#exchange(bytes, done);
  }

  /** Messages written together (parse, bind, execute, sync; or a whole COPY) reach the engine as one. */
  override _writev(parts: { chunk: Buffer }[], done: (error?: Error) => void): void {
    this.#exchange(Buffer.concat(parts.map((part) => part.chunk)), done);
  }

  #exchange(bytes: Buffer, done: (error?: Error) => void): void {
    if (bytes[0] === TERMINATE) {
      this.push(null);
      done();
      return;
    }
    try {
      const answer = this.#engine.execProtocolRawSync(bytes);
      if (answer.length > 0) this.push(Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength));
      done();
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
    }
  }
}
