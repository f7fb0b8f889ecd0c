import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';

let compiled: Promise<WebAssembly.Module> | undefined;

async function compile(): Promise<WebAssembly.Module> {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  return WebAssembly.compile(new Uint8Array(await readFile(join(entry, '../pglite.wasm'))));
}

/**
 * The engine, compiled once and held until the process ends. Freeing compiled WebAssembly while other threads
 * compile can abort the whole process ("jit_page_->allocations_.erase", nodejs/node issue 64500), so nothing
 * of it is freed: neither the module, when a database closes, nor code that a faster version has replaced.
 */
export function compiledEngine(): Promise<WebAssembly.Module> {
  if (compiled === undefined) {
    setFlagsFromString('--no-wasm-code-gc');
    compiled = compile();
  }
  return compiled;
}
