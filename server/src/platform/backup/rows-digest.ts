import { hash } from 'node:crypto';

const NEWLINE = 10;
const LANES = 8;

/**
 * A digest of rows that does not depend on their order: the SHA-256 of each row, added up lane by lane. A table that was
 * written anew may hold its rows in another order, but must hold the same rows as often.
 */
export class RowsDigest {
  readonly #lanes = new Uint32Array(LANES);
  rows = 0;

  /** Whole rows in the text form of COPY. */
  add(bytes: Uint8Array): void {
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
      const row = hash('sha256', bytes.subarray(start, end), 'buffer');
      for (let lane = 0; lane < LANES; lane += 1) {
        this.#lanes[lane] = (this.#lanes[lane] ?? 0) + row.readUInt32LE(lane * 4);
      }
      this.rows += 1;
      start = end + 1;
    }
  }

  digest(): string {
    return `${this.rows} ${Buffer.from(this.#lanes.buffer).toString('hex')}`;
  }
}
