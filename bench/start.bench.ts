import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../journeys/server.ts';
import type { Area, Measurement } from './area.ts';

const ROOT = join(import.meta.dirname, '..');
const LIMIT_MS = 300_000;

type Started = Readonly<{ seconds: number; residentMb: number }>;

/** The user's own command, from Enter to the first good answer; then it is told to stop, and waited for. */
async function npmStart(dataDir: string): Promise<Started> {
  const port = await freePort();
  const begun = performance.now();
  // A group of its own: npm passes no signal on to what it started.
  const child = spawn('npm', ['start'], {
    cwd: ROOT,
    env: { ...process.env, PORT: String(port), PILAR_DATA_DIR: dataDir, PILAR_LOG_LEVEL: 'warn' },
    stdio: 'ignore',
    detached: true,
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  try {
    while (!(await isServing(port))) {
      if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`);
      if (performance.now() - begun > LIMIT_MS) throw new Error('npm start did not serve');
      await pause(10);
    }
    const seconds = (performance.now() - begun) / 1000;
    return { seconds, residentMb: residentOf(child.pid ?? 0) };
  } finally {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
    await ended;
    if (child.pid !== undefined) await groupEnded(child.pid);
  }
}

/** npm is gone before the server it started, which still closes its database. */
async function groupEnded(group: number): Promise<void> {
  const until = performance.now() + LIMIT_MS;
  while (performance.now() < until) {
    try {
      process.kill(-group, 0);
    } catch {
      return; // nobody is left
    }
    await pause(20);
  }
}

async function isServing(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/api/health`)).ok;
  } catch {
    return false; // not listening yet
  }
}

/** Memory of the largest process below this one: the server; npm is small beside it. NaN where /proc is not. */
function residentOf(pid: number): number {
  try {
    return Math.max(...treeOf(pid).map(residentMb));
  } catch {
    return Number.NaN;
  }
}

function treeOf(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return [pid, ...(children === '' ? [] : children.split(' ').map(Number).flatMap(treeOf))];
}

function residentMb(pid: number): number {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

export const area: Area = {
  name: 'start',
  title: '"npm start" from Enter to the first answer',
  run: async (tell) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'pilar-bench-'));
    try {
      tell('first start: the demo city is made');
      const first = await npmStart(dataDir);
      tell('second start');
      const seconds: Started[] = [];
      for (let run = 0; run < 3; run += 1) seconds.push(await npmStart(dataDir));
      return [
        time('second start', Math.min(...seconds.map((run) => run.seconds)), 3, 'best of three'),
        time('first start, demo city filled', first.seconds, null, 'one run'),
        {
          ...{ name: 'memory after the second start', unit: 'MB', target: null, isScaled: false },
          value: Math.min(...seconds.map((run) => run.residentMb)),
          how: 'resident, largest process',
        },
      ];
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};

function time(name: string, value: number, target: number | null, how: string): Measurement {
  return { name, value, unit: 's', target, isScaled: true, how };
}
