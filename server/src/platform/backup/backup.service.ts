import { existsSync, statfsSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import {
  type BackupEntry,
  type BackupPage,
  type BackupSchedule,
  PROBLEM_CODES,
  type ProblemFacts,
  problemSentence,
} from '@pilar/contracts';
import { timeZoneOf } from '../area/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Clock } from '../clock.ts';
import type { Actor, Tx } from '../db/types.ts';
import type { JobQueue } from '../job/index.ts';
import { type BackupFile, type BackupHome, findBackup, listBackups } from './backup-home.ts';
import { BACKUP_CHECK, BACKUP_MAKE } from './backup-jobs.ts';
import { findCity, findLastMake, findRunningJob, listFileRuns } from './backup-run.store.ts';
import { lastDue, scheduleState } from './schedule.ts';

const DAY = 24 * 3_600_000;
/** A daily backup may be late by a night's outage; where none is planned, a week. */
const FRESH = { daily: 1.5 * DAY, byHand: 7 * DAY } as const;

export async function getBackupPage(tx: Tx, home: BackupHome, clock: Clock): Promise<BackupPage> {
  const files = listBackups(home.dir);
  const runs = await listFileRuns(
    tx,
    files.map(({ name }) => name),
  );
  const schedule = await scheduleOf(tx, home, clock.now());
  const last = await findLastMake(tx);
  const failure = last?.problem
    ? { at: last.ended_at.toISOString(), ...refusalOf(last.problem, withoutPath(last.facts, home)) }
    : null;
  return {
    backups: files.map((file) => entryOf(file, runs)),
    place: dirname(home.dir) === home.dataDir ? 'data-folder' : 'chosen',
    freeBytes: freeBytesAt(home.dir) ?? freeBytesAt(home.dataDir),
    isOnDiskOfData: isOnDiskOf(home),
    isLocking: home.passphrase !== null,
    age: ageOf(files[0], schedule, clock.now()),
    schedule,
    failure,
    runningJobId: (await findRunningJob(tx, BACKUP_MAKE)) ?? (await findRunningJob(tx, BACKUP_CHECK)),
  };
}

type Runs = Awaited<ReturnType<typeof listFileRuns>>;

function entryOf({ name, bytes, header }: BackupFile, runs: Runs): BackupEntry {
  const own = runs.filter((run) => run.file_name === name);
  const [newest] = own;
  return {
    name,
    createdAt: header.createdAt,
    reason: header.reason,
    bytes,
    rows: own.find(({ rows }) => rows !== null)?.rows ?? null,
    isLocked: header.seal !== null,
    pilarVersion: header.pilarVersion,
    cityName: header.city?.name ?? null,
    // What was made here was read again from the disk before it got its name.
    checked:
      newest === undefined
        ? null
        : {
            at: newest.ended_at.toISOString(),
            problem: newest.problem === null ? null : refusalOf(newest.problem, newest.facts),
          },
    restoreCommand: `npx --no pilar restore ${name} --replace`,
  };
}

/** Where the folder lies on the machine is nobody's business on a page: its name is enough to know which is meant. */
const withoutPath = (facts: unknown, { dir }: BackupHome): unknown =>
  typeof facts === 'object' && facts !== null ? { ...facts, folder: basename(dir) } : facts;

function refusalOf(code: string, found: unknown) {
  const facts = (typeof found === 'object' && found !== null ? found : {}) as ProblemFacts;
  const known = PROBLEM_CODES.find((held) => held === code) ?? 'unexpected';
  return { code, title: problemSentence(known, facts, 'id'), titleEn: problemSentence(known, facts, 'en') };
}

async function scheduleOf(tx: Tx, home: BackupHome, now: Date): Promise<BackupSchedule> {
  const city = await findCity(tx);
  const zone = timeZoneOf(city?.code ?? null);
  const state = scheduleState(home, city);
  const nextAt =
    home.at === null || state !== 'on'
      ? null
      : new Date(lastDue(home.at, zone, now).getTime() + DAY).toISOString();
  return { at: home.at, zone: zone.name, state, nextAt, keep: home.keep };
}

function ageOf(newest: BackupFile | undefined, { state }: BackupSchedule, now: Date): BackupPage['age'] {
  if (newest === undefined) return 'none';
  const age = now.getTime() - new Date(newest.header.createdAt).getTime();
  return age > (state === 'on' ? FRESH.daily : FRESH.byHand) ? 'old' : 'fresh';
}

export function freeBytesAt(folder: string): number | null {
  if (!existsSync(folder)) return null;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

function isOnDiskOf({ dir, dataDir }: BackupHome): boolean {
  const deviceOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.dev;
  return deviceOf(dir) === undefined || deviceOf(dir) === deviceOf(dataDir);
}

/** Both are background work: the page follows it, and it goes on when the page is left. */
export async function startBackup(tx: Tx, actor: Actor, clock: Clock, jobs: JobQueue): Promise<string> {
  await writeAudit(tx, actor, clock, { action: 'backup.ask', entity: 'platform.backup' });
  return jobs.enqueue(tx, actor, { kind: BACKUP_MAKE, title: 'Cadangan', link: '/cadangan', payload: {} });
}

/** @throws Problem not-found */
export async function startCheck(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  jobs: JobQueue,
  home: BackupHome,
  name: string,
): Promise<string> {
  const { name: found } = findBackup(home.dir, name);
  const title = `Periksa cadangan ${found}`;
  await writeAudit(tx, actor, clock, {
    action: 'backup.check-ask',
    entity: 'platform.backup',
    entityId: found,
  });
  return jobs.enqueue(tx, actor, { kind: BACKUP_CHECK, title, link: '/cadangan', payload: { name: found } });
}
