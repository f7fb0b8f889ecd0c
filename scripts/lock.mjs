// A lock two commands can share: a folder made by one atomic mkdir, with the owner's pid inside.
// Plain JavaScript without dependencies: it runs on Node 18, before anything is installed.
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';

/** The owner touches its lock this often; a lock untouched for STALE_MS has no living owner. */
const BEAT_MS = 5_000;
export const STALE_MS = 120_000;
/** Between mkdir and writing the owner's name lies an instant; a nameless lock older than this was abandoned there. */
const NAMELESS_MS = 10_000;

const ownerFile = (dir) => join(dir, 'owner.json');

/** @returns {{ pid: number, childPid?: number, host: string, token: string } | undefined} */
export function readOwner(dir) {
  try {
    return JSON.parse(readFileSync(ownerFile(dir), 'utf8'));
  } catch {
    return undefined;
  }
}

const writeOwner = (dir, owner) => writeFileSync(ownerFile(dir), JSON.stringify(owner));

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM'; // it lives, but belongs to another user
  }
}

function ageMs(path, now) {
  try {
    return now - statSync(path).mtimeMs;
  } catch {
    return undefined; // gone in the meantime
  }
}

/** A command killed outright leaves its child at work: an npm that still writes is an owner too. */
const isAtWork = ({ pid, childPid }) => isAlive(pid) || (childPid !== undefined && isAlive(childPid));

/** Whether the lock's owner is dead, or has given no sign for too long (its pid may since belong to another process). */
export function isStale(dir, now = Date.now()) {
  const owner = readOwner(dir);
  if (owner === undefined) return (ageMs(dir, now) ?? 0) > NAMELESS_MS;
  if (owner.host === hostname() && !isAtWork(owner)) return true;
  return (ageMs(ownerFile(dir), now) ?? 0) > STALE_MS;
}

/** Takes the lock if it is free. @returns the token that releases it, or undefined when another holds it. */
export function tryLock(dir) {
  mkdirSync(dirname(dir), { recursive: true });
  try {
    mkdirSync(dir);
  } catch (error) {
    if (error.code === 'EEXIST') return undefined;
    throw error;
  }
  const token = randomUUID();
  writeOwner(dir, { pid: process.pid, host: hostname(), token });
  return token;
}

/** Releases the lock, unless it was broken meanwhile and now belongs to another. */
export function unlock(dir, token) {
  if (readOwner(dir)?.token === token) rmSync(dir, { recursive: true, force: true });
}

/**
 * Removes a stale lock. Breakers queue behind a lock of their own and look again inside it, so that a slow one
 * cannot remove the fresh lock of a quick one.
 */
export function breakIfStale(dir) {
  if (!isStale(dir)) return false;
  const breaking = `${dir}.breaking`;
  const token = tryLock(breaking);
  if (token === undefined) {
    if (isStale(breaking)) rmSync(breaking, { recursive: true, force: true });
    return false;
  }
  try {
    if (!isStale(dir)) return false;
    rmSync(dir, { recursive: true, force: true });
    return true;
  } finally {
    unlock(breaking, token);
  }
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function acquire(dir, { onWait, onBroken, pollMs }) {
  let waited = false;
  for (;;) {
    const token = tryLock(dir);
    if (token !== undefined) return token;
    if (breakIfStale(dir)) {
      onBroken();
      continue;
    }
    if (!waited) onWait(readOwner(dir)?.pid);
    waited = true;
    await pause(pollMs);
  }
}

function beat(dir, token) {
  const timer = setInterval(() => {
    const now = new Date();
    if (readOwner(dir)?.token === token) utimesSync(ownerFile(dir), now, now);
  }, BEAT_MS);
  timer.unref();
  return () => clearInterval(timer);
}

const SIGNALS = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
];

/**
 * A killed command must not leave its lock behind; nor may it free the lock while its child still writes, or the
 * next command would write beside it. So it ends the child and leaves by the ordinary way; without a child, at once.
 */
function endOnSignal(children, release) {
  const handlers = SIGNALS.map(([name, code]) => {
    const handler = () => {
      process.exitCode = code;
      for (const child of children) child.kill('SIGTERM');
      if (children.size > 0) return;
      release();
      process.exit(code);
    };
    process.on(name, handler);
    return () => process.removeListener(name, handler);
  });
  return () => {
    for (const remove of handlers) remove();
  };
}

/** Names the child in the lock for as long as it runs. */
function holdFor(dir, token, children) {
  return (child) => {
    children.add(child);
    const owner = readOwner(dir);
    if (owner?.token === token) writeOwner(dir, { ...owner, childPid: child.pid });
    child.once('close', () => children.delete(child));
  };
}

/**
 * Runs `work` while holding the lock; waits for another holder, and takes over from a dead one.
 * `work` gets `hold`, to which it gives each child process it starts.
 */
export async function withLock(dir, options, work) {
  const { onWait = () => {}, onBroken = () => {}, pollMs = 300 } = options;
  const token = await acquire(dir, { onWait, onBroken, pollMs });
  const children = new Set();
  const stopBeat = beat(dir, token);
  const forget = endOnSignal(children, () => unlock(dir, token));
  try {
    return await work(holdFor(dir, token, children));
  } finally {
    stopBeat();
    forget();
    unlock(dir, token);
  }
}
