import { once } from 'node:events';
import {
  closeSync,
  createWriteStream,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress } from 'node:zlib';
import { Problem } from '../problem.ts';
import { type ArchiveHeader, HEADER_LIMIT, MAGIC, RECORD, type RecordKind } from './archive-form.ts';
import { PieceWriter } from './pieces.ts';
import { deriveKey, makeSeal, makeSealFacts, noSeal } from './seal.ts';

/** Level 3 keeps up with the database on one core; higher ones cost minutes for a tenth of the size. */
const LEVEL = 3;

export type NewArchive = Readonly<{
  path: string;
  header: Omit<ArchiveHeader, 'seal' | 'form'>;
  passphrase: string | null;
}>;

export function headOf(header: ArchiveHeader): Buffer {
  const json = Buffer.from(JSON.stringify(header));
  if (json.length > HEADER_LIMIT) throw new RangeError('headOf: the header is too long');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.length);
  return Buffer.concat([MAGIC, length, json]);
}

/** An unfinished archive has this ending and is never listed, restored or counted as a backup. */
export const DRAFT = '.draft';

/**
 * Writes one archive: records, compressed, sealed, beside its place; moved there when all of it is on the disk.
 * Whoever fails or is killed in between leaves no backup, only a draft.
 */
export class ArchiveWriter {
  readonly #path: string;
  readonly #draft: string;
  readonly #records = createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: LEVEL } });
  readonly #written: Promise<void>;
  #failure: unknown;

  private constructor(path: string, pieces: PieceWriter) {
    this.#path = path;
    this.#draft = `${path}${DRAFT}`;
    const file = createWriteStream(this.#draft, { mode: 0o600, flags: 'wx' });
    this.#written = pipeline(this.#records, pieces, file);
    this.#written.catch((error: unknown) => {
      this.#failure = error;
    });
  }

  static async open({ path, header, passphrase }: NewArchive): Promise<ArchiveWriter> {
    const seal = passphrase === null ? null : makeSealFacts();
    const head = headOf({ form: 1, ...header, seal });
    const sealing =
      passphrase === null || seal === null
        ? noSeal
        : makeSeal(await deriveKey(passphrase, seal.salt), seal, head);
    rmSync(`${path}${DRAFT}`, { force: true });
    return new ArchiveWriter(path, new PieceWriter(sealing, head));
  }

  async add(kind: RecordKind, bytes: Uint8Array): Promise<void> {
    const head = Buffer.alloc(5);
    head[0] = kind;
    head.writeUInt32BE(bytes.length, 1);
    await this.#write(head);
    await this.#write(bytes);
  }

  addJson(kind: RecordKind, value: unknown): Promise<void> {
    return this.add(kind, Buffer.from(JSON.stringify(value)));
  }

  async #write(bytes: Uint8Array): Promise<void> {
    if (this.#failure !== undefined) throw diskProblem(this.#failure, this.#path);
    if (bytes.length === 0 || this.#records.write(bytes)) return;
    // A full disk ends the pipeline, and with it the waiting.
    await Promise.race([once(this.#records, 'drain'), this.#written]).catch((error: unknown) => {
      throw diskProblem(error, this.#path);
    });
  }

  /** Ends the archive with its summary and gives it its name. */
  async finish(summary: unknown): Promise<void> {
    await this.addJson(RECORD.summary, summary);
    this.#records.end();
    try {
      await this.#written;
      syncPath(this.#draft);
    } catch (error) {
      throw diskProblem(error, this.#path);
    }
    if (existsSync(this.#path)) throw new Problem('backup-exists', { file: basename(this.#path) });
    renameSync(this.#draft, this.#path);
    if (process.platform !== 'win32') syncPath(dirname(this.#path));
  }

  async abandon(): Promise<void> {
    this.#records.destroy();
    await this.#written.catch(() => undefined);
    rmSync(this.#draft, { force: true });
  }
}

export function syncPath(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

const DISK: Readonly<Record<string, readonly [id: string, en: string]>> = {
  ENOSPC: ['ruang disk habis', 'the disk is full'],
  EDQUOT: ['jatah disk habis', 'the quota is used up'],
  EACCES: ['tidak boleh ditulis oleh pengguna ini', 'this user may not write there'],
  EPERM: ['tidak boleh ditulis oleh pengguna ini', 'this user may not write there'],
  EROFS: ['disk hanya dapat dibaca', 'the disk is read-only'],
  ENOENT: ['foldernya tidak ada', 'the folder is not there'],
  ENOTDIR: ['bukan folder', 'it is not a folder'],
  EEXIST: ['bukan folder', 'it is not a folder'],
};

export function diskProblem(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const words = DISK[code];
  if (words === undefined) return error;
  return new Problem('backup-not-written', {
    folder: join(dirname(path)),
    reason: words[0],
    reasonEn: words[1],
  });
}

/** @throws Problem backup-not-written */
export function makeBackupFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw diskProblem(error, join(path, 'x'));
  }
}
