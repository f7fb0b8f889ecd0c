import { spawnSync } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { breakIfStale, isStale, readOwner, STALE_MS, tryLock, unlock, withLock } from './lock.mjs';

let folder;
let lock;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pilar-lock-'));
  lock = join(folder, 'install.lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A pid that certainly belonged to a process and no longer does. */
const deadPid = () => spawnSync(process.execPath, ['--version']).pid;

function leaveLock(owner, ageMs = 0) {
  mkdirSync(lock);
  writeFileSync(join(lock, 'owner.json'), JSON.stringify({ host: hostname(), token: 'theirs', ...owner }));
  const then = new Date(Date.now() - ageMs);
  utimesSync(join(lock, 'owner.json'), then, then);
}

describe('the lock of two commands', () => {
  it('is given to one of two, and again after it is free', () => {
    const first = tryLock(lock);
    expect(first).toBeTypeOf('string');
    expect(tryLock(lock)).toBeUndefined();
    unlock(lock, first);
    expect(existsSync(lock)).toBe(false);
    expect(tryLock(lock)).not.toBe(first);
  });

  it('is not freed by a token that no longer owns it', () => {
    tryLock(lock);
    unlock(lock, 'an old token');
    expect(readOwner(lock)?.pid).toBe(process.pid);
  });

  it('is stale when its owner is dead', () => {
    leaveLock({ pid: deadPid() });
    expect(isStale(lock)).toBe(true);
    expect(breakIfStale(lock)).toBe(true);
    expect(existsSync(lock)).toBe(false);
    expect(existsSync(`${lock}.breaking`)).toBe(false);
  });

  it('is not stale while the child of a killed owner still writes', () => {
    leaveLock({ pid: deadPid(), childPid: process.pid });
    expect(isStale(lock)).toBe(false);
  });

  it('is stale when a living pid has given no sign for too long, for the pid may be another by now', () => {
    leaveLock({ pid: process.pid }, STALE_MS + 1_000);
    expect(isStale(lock)).toBe(true);
  });

  it('is not stale while its owner lives and gives signs', () => {
    leaveLock({ pid: process.pid }, STALE_MS - 10_000);
    expect(isStale(lock)).toBe(false);
    expect(breakIfStale(lock)).toBe(false);
  });

  it('of another machine on a shared folder is judged by its signs alone', () => {
    leaveLock({ pid: deadPid(), host: 'another-machine' });
    expect(isStale(lock)).toBe(false);
  });

  it('without a name is stale only after the instant in which the name is written', () => {
    mkdirSync(lock);
    expect(isStale(lock)).toBe(false);
    expect(isStale(lock, Date.now() + 11_000)).toBe(true);
  });
});

describe('work under the lock', () => {
  it('lets the second wait, say so once, and begin only when the first has ended', async () => {
    const events = [];
    const began = Promise.withResolvers();
    const finish = Promise.withResolvers();
    const first = withLock(lock, { pollMs: 5 }, async () => {
      events.push('first begins');
      began.resolve();
      await finish.promise;
      events.push('first ends');
    });
    await began.promise;
    const onWait = (pid) => {
      events.push(`second waits for ${pid === process.pid ? 'us' : pid}`);
      setTimeout(finish.resolve, 30);
    };
    const second = withLock(lock, { pollMs: 5, onWait }, async () => {
      events.push('second begins');
    });
    await Promise.all([first, second]);
    expect(events).toEqual(['first begins', 'second waits for us', 'first ends', 'second begins']);
  });

  it('names the child while it runs', async () => {
    const child = new EventEmitter();
    child.pid = 4321;
    await withLock(lock, {}, async (hold) => {
      hold(child);
      expect(readOwner(lock)).toMatchObject({ pid: process.pid, childPid: 4321 });
    });
    expect(existsSync(lock)).toBe(false);
  });

  it('frees the lock when the work fails', async () => {
    const work = withLock(lock, {}, async () => {
      throw new Error('no network');
    });
    await expect(work).rejects.toThrow('no network');
    expect(existsSync(lock)).toBe(false);
  });

  it('takes over from a dead owner and says so', async () => {
    leaveLock({ pid: deadPid() });
    const said = [];
    const answer = await withLock(lock, { onBroken: () => said.push('broken') }, async () => 42);
    expect([answer, ...said]).toEqual([42, 'broken']);
  });
});
