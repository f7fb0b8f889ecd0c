// Runs the parts of `npm test`, two at a time, and shows their output as it comes.
import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { exitCodeOf } from './run-child.mjs';
import { settle } from './summary.mjs';

/** A part that hangs must not hang the whole run: the limit is far above what any part needs. */
const LIMIT_MS = 15 * 60_000;

/** Ends a child that does not end by itself: politely, then not. */
function stopAfter(child, ms, onStop) {
  const timer = setTimeout(() => {
    onStop();
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), 5_000).unref();
  }, ms);
  return () => clearTimeout(timer);
}

function relay(stream, name, write) {
  createInterface({ input: stream }).on('line', (line) => write(`[${name}] ${line}\n`));
}

function environment(part, node) {
  return {
    ...process.env,
    ...part.env,
    PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`,
    ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}),
  };
}

async function runPart(part, { root, node, folder, write, children }) {
  const report = join(folder, `${part.name}.json`);
  const started = Date.now();
  const notes = [];
  write(`[${part.name}] ${part.title}\n`);
  const child = spawn(node, part.args(root, report), {
    cwd: root,
    env: environment(part, node),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  relay(child.stdout, part.name, write);
  relay(child.stderr, part.name, write);
  const forget = stopAfter(child, LIMIT_MS, () => notes.push(`stopped after ${LIMIT_MS / 60_000} minutes`));
  const exitCode = await new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('close', (code, signal) => resolve(exitCodeOf(code, signal)));
  });
  forget();
  children.delete(child);
  const counts = settle(part.count(exitCode, report), exitCode);
  const seconds = (Date.now() - started) / 1000;
  return { ...counts, notes: [...counts.notes, ...notes], name: part.name, seconds };
}

/** Runs all parts with `lanes` at a time; results come in the order of the parts. */
export async function runParts(parts, { lanes, ...context }) {
  const children = new Set();
  const stop = () => {
    for (const child of children) child.kill('SIGTERM');
  };
  process.on('SIGTERM', stop);
  const results = new Array(parts.length);
  const queue = parts.map((part, index) => ({ part, index }));
  const lane = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      results[next.index] = await runPart(next.part, { ...context, children });
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  process.removeListener('SIGTERM', stop);
  return results;
}
