import { closeSync, fdatasyncSync, openSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type OpenFile = { nfd?: number; node: unknown };
type NodeFiles = {
  realPath(node: unknown): string;
  stream_ops: { fsync?: (file: OpenFile) => number };
};
type EngineModule = {
  NODEFS: unknown;
  FS: unknown;
};

const EIO = 29;

/**
 * PGlite as shipped never asks the disk to keep anything: it starts with `-F` and its file layer has no
 * fsync. These parameters and the class below give back what PostgreSQL relies on. With the default
 * `wal_sync_method` (fdatasync) the call ends inside the engine's C library, so it has to be `fsync`.
 */
export const DURABLE_START = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  '-c',
  'fsync=on',
  '-c',
  'wal_sync_method=fsync',
  // The engine clears these pages byte by byte before it answers: 128 MB cost half a second of every start, and a
  // register of 180,000 people is read no faster with them, since the system keeps the files in memory too.
  '-c',
  'shared_buffers=32MB',
];

function syncOnce(files: NodeFiles, file: OpenFile): void {
  if (file.nfd !== undefined) {
    fdatasyncSync(file.nfd);
    return;
  }
  // A folder has no descriptor in the engine; its entries (new or renamed files) are synced by path.
  // Windows cannot sync a folder and keeps names in its own journal.
  if (process.platform === 'win32') return;
  const descriptor = openSync(files.realPath(file.node), 'r');
  try {
    fdatasyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** The data folder on disk, with every sync of the engine passed on to the disk and counted. */
export class DurableFs extends NodeFS {
  syncCalls = 0;

  override async init(engine: PGlite, options: Parameters<NodeFS['init']>[1]) {
    const { emscriptenOpts } = await super.init(engine, options);
    const hook = (module: EngineModule): void => this.#passSyncOn(module);
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), hook] } };
  }

  #passSyncOn(module: EngineModule): void {
    // The engine's module is untyped JavaScript: these two fields are its documented Emscripten file system.
    const files = module.NODEFS as NodeFiles;
    const { ErrnoError } = module.FS as { ErrnoError: new (code: number) => Error };
    files.stream_ops.fsync = (file) => {
      try {
        syncOnce(files, file);
      } catch {
        // PostgreSQL must hear of a failed sync: it then stops rather than call the data safe.
        throw new ErrnoError(EIO);
      }
      this.syncCalls += 1;
      return 0;
    };
  }
}
