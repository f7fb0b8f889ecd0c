import type pg from 'pg';

const COPY_DATA = 'd';
const COPY_DONE = 'c';

/** Kind and length of a protocol message; the length counts itself (4 bytes) and the content. */
function messageHead(kind: string, contentLength: number): Buffer {
  const head = Buffer.alloc(5);
  head.write(kind);
  head.writeInt32BE(contentLength + 4, 1);
  return head;
}

/** What both directions of COPY answer to the client while it hands them the server's messages. */
abstract class CopyRequest<T> implements pg.Submittable {
  readonly done: Promise<T>;
  readonly #resolve: (value: T) => void;
  readonly #reject: (error: Error) => void;
  #error: Error | undefined;

  constructor() {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    this.done = promise;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  abstract submit(connection: pg.Connection): void;

  protected abstract answer(): T;

  handleError(error: Error): void {
    this.#error = error;
    // A lost connection sends no further message; a refused statement is followed by ReadyForQuery.
    this.#reject(error);
  }

  handleReadyForQuery(): void {
    if (this.#error === undefined) this.#resolve(this.answer());
  }

  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
}

/**
 * `COPY … FROM STDIN`. Statement, rows and end are sent at once: the embedded engine reads its input
 * only while it runs, and a server that refused the statement skips the rows (protocol, "COPY operations").
 */
export class CopyIn extends CopyRequest<number> {
  readonly #statement: string;
  readonly #rows: Uint8Array;
  #count = 0;

  constructor(statement: string, rows: Uint8Array) {
    super();
    this.#statement = statement;
    this.#rows = rows;
  }

  override submit(connection: pg.Connection): void {
    connection.stream.cork();
    connection.query(this.#statement);
    connection.stream.write(messageHead(COPY_DATA, this.#rows.length));
    connection.stream.write(this.#rows);
    connection.stream.write(messageHead(COPY_DONE, 0));
    connection.stream.uncork();
  }

  handleCopyInResponse(): void {}

  handleCommandComplete(message: { text: string }): void {
    this.#count = Number(message.text.split(' ')[1] ?? 0);
  }

  protected override answer(): number {
    return this.#count;
  }
}

/** `COPY … TO STDOUT`: collects what the server writes. */
export class CopyOut extends CopyRequest<Uint8Array> {
  readonly #statement: string;
  readonly #chunks: Uint8Array[] = [];

  constructor(statement: string) {
    super();
    this.#statement = statement;
  }

  override submit(connection: pg.Connection): void {
    connection.query(this.#statement);
  }

  handleCopyData(message: { chunk: Uint8Array }): void {
    // The client hands out a view of its buffer and writes the next messages over it: a large read of a server came
    // out with rows lost and others twice.
    this.#chunks.push(Uint8Array.from(message.chunk));
  }

  handleCommandComplete(): void {}

  protected override answer(): Uint8Array {
    return Buffer.concat(this.#chunks);
  }
}
