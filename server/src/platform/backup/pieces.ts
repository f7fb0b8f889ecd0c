import { createHash, type Hash } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';
import { Problem } from '../problem.ts';
import { DIGEST_BYTES, PIECE_BYTES } from './archive-form.ts';
import type { Seal } from './seal.ts';

/** Set in the length of a piece: no other follows. */
const LAST = 0x8000_0000;
const LARGEST = PIECE_BYTES + 1024;

/** Cuts a stream into sealed pieces and writes the checksum of everything, head included, at the end. */
export class PieceWriter extends Transform {
  readonly #seal: Seal;
  readonly #digest: Hash;
  #held: Buffer[] = [];
  #heldBytes = 0;

  constructor(seal: Seal, head: Uint8Array) {
    super();
    this.#seal = seal;
    this.#digest = createHash('sha256').update(head);
    this.push(head);
  }

  override _transform(bytes: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#held.push(bytes);
    this.#heldBytes += bytes.length;
    // One piece is kept back: only at the end is it known which one is the last.
    while (this.#heldBytes > PIECE_BYTES) this.#write(this.#take(PIECE_BYTES), false);
    done();
  }

  override _flush(done: TransformCallback): void {
    this.#write(this.#take(this.#heldBytes), true);
    this.push(this.#digest.digest());
    done();
  }

  #take(size: number): Buffer {
    const all = Buffer.concat(this.#held);
    this.#held = all.length > size ? [all.subarray(size)] : [];
    this.#heldBytes = all.length - size;
    return all.subarray(0, size);
  }

  #write(piece: Buffer, isLast: boolean): void {
    const sealed = this.#seal.close(piece, isLast);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(isLast ? sealed.length + LAST : sealed.length);
    this.#digest.update(length).update(sealed);
    this.push(length);
    this.push(sealed);
  }
}

/** The reverse: opens the pieces. What is missing, longer or changed is refused. */
export class PieceReader extends Transform {
  readonly #seal: Seal;
  readonly #digest: Hash;
  #held: Buffer = Buffer.alloc(0);
  #isEnded = false;

  constructor(seal: Seal, head: Uint8Array) {
    super();
    this.#seal = seal;
    this.#digest = createHash('sha256').update(head);
  }

  override _transform(bytes: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#held = this.#held.length === 0 ? bytes : Buffer.concat([this.#held, bytes]);
    try {
      while (!this.#isEnded && this.#readPiece());
      done();
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
    }
  }

  #readPiece(): boolean {
    if (this.#held.length < 4) return false;
    const word = this.#held.readUInt32BE(0);
    const isLast = word >= LAST;
    const length = isLast ? word - LAST : word;
    if (length > LARGEST)
      throw new Problem('backup-damaged', { reason: 'panjang potongan', reasonEn: 'length of a piece' });
    if (this.#held.length < 4 + length) return false;
    const sealed = this.#held.subarray(4, 4 + length);
    this.#digest.update(this.#held.subarray(0, 4 + length));
    this.#held = this.#held.subarray(4 + length);
    this.#isEnded = isLast;
    this.push(this.#seal.open(sealed, isLast));
    return true;
  }

  override _flush(done: TransformCallback): void {
    const isWhole =
      this.#isEnded && this.#held.length === DIGEST_BYTES && this.#digest.digest().equals(this.#held);
    done(
      isWhole
        ? null
        : new Problem('backup-damaged', {
            reason: 'ujung berkas hilang',
            reasonEn: 'the end of the file is missing',
          }),
    );
  }
}
