import { createHash } from 'node:crypto';
import { closeSync, createReadStream, fstatSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { createZstdDecompress } from 'node:zlib';
import type { z } from 'zod';
import { Problem } from '../problem.ts';
import {
  ArchiveHeader,
  HEADER_LIMIT,
  MAGIC,
  Plan,
  RECORD,
  Summary,
  TableEnd,
  TableShape,
  tableName,
} from './archive-form.ts';
import { FileHead, refuseStrayName } from './data-files.ts';
import { PieceReader } from './pieces.ts';
import { deriveKey, makeSeal, noSeal, type Seal } from './seal.ts';

const damaged = (reason: string, reasonEn: string): Problem =>
  new Problem('backup-damaged', { reason, reasonEn });

export type ArchiveHead = Readonly<{ header: ArchiveHeader; head: Buffer; bytes: number }>;

/**
 * What the beginning of a file says; nothing else of it is read.
 * @throws Problem backup-unknown
 */
export function readHead(path: string): ArchiveHead {
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(MAGIC.length + 4);
    const read = readSync(file, start, 0, start.length, 0);
    const length = read === start.length ? start.readUInt32BE(MAGIC.length) : 0;
    if (!start.subarray(0, MAGIC.length).equals(MAGIC) || length === 0 || length > HEADER_LIMIT)
      throw unknown(path);
    const head = Buffer.alloc(start.length + length);
    readSync(file, head, 0, head.length, 0);
    return { header: parseHeader(head.subarray(start.length), path), head, bytes: fstatSync(file).size };
  } finally {
    closeSync(file);
  }
}

const unknown = (path: string): Problem => new Problem('backup-unknown', { file: basename(path) });

function parseHeader(json: Buffer, path: string): ArchiveHeader {
  try {
    return ArchiveHeader.parse(JSON.parse(json.toString('utf8')));
  } catch {
    throw unknown(path);
  }
}

/** Told how much of the file was read since it was told before. */
export type OnBytes = (bytes: number) => Promise<void> | void;
const ignore: OnBytes = () => undefined;

/** Compares the checksum of the whole file; needs no passphrase. */
export async function checkDigest(path: string, onBytes: OnBytes = ignore): Promise<void> {
  const { bytes } = readHead(path);
  if (bytes < 64) throw damaged('berkas terlalu pendek', 'the file is too short');
  const digest = createHash('sha256');
  for await (const chunk of createReadStream(path, { end: bytes - 33, highWaterMark: 1 << 20 })) {
    digest.update(chunk);
    await onBytes(chunk.length);
  }
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(path, { start: bytes - 32 })) chunks.push(chunk);
  if (!digest.digest().equals(Buffer.concat(chunks))) {
    throw damaged('jumlah periksa tidak cocok', 'the checksum does not match');
  }
}

async function sealOf({ header, head }: ArchiveHead, passphrase: string | null): Promise<Seal> {
  if (header.seal === null) return noSeal;
  if (passphrase === null) throw new Problem('backup-passphrase-needed');
  return makeSeal(await deriveKey(passphrase, header.seal.salt), header.seal, head);
}

/** What a reader of an archive is told, in the order of the file. */
export type ArchiveVisitor = Readonly<{
  plan?: (plan: Plan) => Promise<void>;
  table?: (table: TableShape) => Promise<void>;
  /** whole rows of the table named last, in the text form of COPY */
  rows?: (bytes: Buffer) => Promise<void>;
  tableEnd?: (table: TableShape, end: TableEnd) => Promise<void>;
  file?: (head: FileHead) => Promise<void>;
  fileBytes?: (bytes: Buffer) => Promise<void>;
}>;

/**
 * Reads an archive from end to end. Every table and file is compared with its digest, and the whole with the summary.
 * @throws Problem backup-damaged, backup-locked, backup-passphrase-needed, backup-unknown
 */
export async function readArchive(
  path: string,
  passphrase: string | null,
  visitor: ArchiveVisitor = {},
): Promise<Summary> {
  const opened = readHead(path);
  const seal = await sealOf(opened, passphrase);
  const source = createReadStream(path, { start: opened.head.length, highWaterMark: 256 * 1024 });
  const pieces = new PieceReader(seal, opened.head);
  const records = createZstdDecompress();
  const walk = new Walk(visitor);
  // The first failure ends all three; the loop below then throws it.
  source.on('error', (error) => records.destroy(error));
  pieces.on('error', (error) => records.destroy(error));
  source.pipe(pieces).pipe(records);
  try {
    for await (const chunk of records) await walk.feed(chunk);
  } catch (error) {
    throw readProblem(error);
  } finally {
    source.destroy();
  }
  return walk.end();
}

function readProblem(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('ZSTD') || code.startsWith('ERR_ZSTD')
    ? damaged('isi tidak dapat dibuka', 'the content cannot be unpacked')
    : error;
}

/** Rows come in records no longer than this; one value of the database may alone be longer. */
const LONGEST_RECORD = 1_200_000_000;

class Walk {
  readonly #visitor: ArchiveVisitor;
  readonly #ends: Summary['tables'] = [];
  readonly #files: string[] = [];
  #held: Buffer[] = [];
  #heldBytes = 0;
  #needed = 5;
  #table: TableShape | undefined;
  #file: FileHead | undefined;
  #digest = createHash('sha256');
  #rows = 0;
  #bytes = 0;
  #summary: Summary | undefined;

  constructor(visitor: ArchiveVisitor) {
    this.#visitor = visitor;
  }

  async feed(chunk: Buffer): Promise<void> {
    this.#held.push(chunk);
    this.#heldBytes += chunk.length;
    while (this.#heldBytes >= this.#needed) {
      const all = this.#held.length === 1 ? (this.#held[0] ?? Buffer.alloc(0)) : Buffer.concat(this.#held);
      const length = all.readUInt32BE(1);
      if (length > LONGEST_RECORD) throw damaged('panjang catatan', 'length of a record');
      this.#needed = 5 + length;
      this.#held = [all];
      if (all.length < this.#needed) return;
      const kind = all[0] ?? 0;
      const content = all.subarray(5, this.#needed);
      this.#held = [all.subarray(this.#needed)];
      this.#heldBytes = all.length - this.#needed;
      this.#needed = 5;
      await this.#take(kind, content);
    }
  }

  async #take(kind: number, content: Buffer): Promise<void> {
    const { plan, table, file } = this.#visitor;
    if (this.#summary !== undefined) throw damaged('isi sesudah akhir', 'content after the end');
    if (kind === RECORD.data) return this.#data(content);
    if (kind === RECORD.end) return this.#end(parse(TableEnd, content));
    if (this.#table !== undefined || this.#file !== undefined)
      throw damaged('urutan isi', 'order of the content');
    if (kind === RECORD.plan) return plan?.(parse(Plan, content));
    if (kind === RECORD.summary) {
      this.#summary = parse(Summary, content);
    } else if (kind === RECORD.table) {
      this.#table = parse(TableShape, content);
      await table?.(this.#table);
    } else if (kind === RECORD.file) {
      this.#file = parse(FileHead, content);
      refuseStrayName(this.#file.name);
      await file?.(this.#file);
    } else throw damaged('jenis catatan', 'kind of a record');
  }

  async #data(bytes: Buffer): Promise<void> {
    this.#digest.update(bytes);
    this.#bytes += bytes.length;
    if (this.#file !== undefined) return this.#visitor.fileBytes?.(bytes);
    if (this.#table === undefined) throw damaged('urutan isi', 'order of the content');
    this.#rows += countRows(bytes);
    return this.#visitor.rows?.(bytes);
  }

  async #end(end: TableEnd): Promise<void> {
    const sha256 = this.#digest.digest('hex');
    const name = this.#file?.name ?? (this.#table === undefined ? '' : tableName(this.#table));
    if (sha256 !== end.sha256 || this.#bytes !== end.bytes || this.#rows !== end.rows) {
      throw damaged(`isi ${name} berbeda`, `the content of ${name} differs`);
    }
    if (this.#table !== undefined) {
      this.#ends.push({ ...end, table: name });
      await this.#visitor.tableEnd?.(this.#table, end);
    } else this.#files.push(name);
    this.#table = undefined;
    this.#file = undefined;
    this.#digest = createHash('sha256');
    this.#rows = 0;
    this.#bytes = 0;
  }

  end(): Summary {
    const summary = this.#summary;
    if (summary === undefined || this.#heldBytes > 0) throw damaged('akhir hilang', 'the end is missing');
    const isSame =
      JSON.stringify(summary.tables) === JSON.stringify(this.#ends) &&
      JSON.stringify(summary.files) === JSON.stringify(this.#files);
    if (!isSame) throw damaged('ringkasan tidak cocok', 'the summary does not match');
    return summary;
  }
}

function parse<S extends z.ZodType>(schema: S, content: Buffer): z.output<S> {
  try {
    return schema.parse(JSON.parse(content.toString('utf8')));
  } catch {
    throw damaged('catatan tidak terbaca', 'a record cannot be read');
  }
}

const NEWLINE = 10;

/** COPY writes a line end inside a value as two characters, so each line end is the end of a row. */
export function countRows(bytes: Uint8Array): number {
  let rows = 0;
  for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) rows += 1;
  return rows;
}
