import { existsSync, statfsSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { readBackupHome } from '../../platform/backup/index.ts';
import { type Clock, systemClock } from '../../platform/clock.ts';
import { Problem } from '../../platform/problem.ts';
import { type Config, readConfig } from '../config.ts';
import { ROOT, VERSION } from '../root.ts';
import { checkBackups } from './check-backups.ts';
import { checkCertificate, checkKeyFile, checkSecretFiles } from './check-files.ts';
import { checkDataFolder, checkDisk } from './check-folder.ts';
import { checkMemory, checkNode, checkTimeZone, checkWeb } from './check-machine.ts';
import { checkPort } from './check-port.ts';
import type { DoctorParts } from './doctor-parts.ts';
import { type Finding, LEVELS, look, refused, worstOf } from './finding.ts';
import { lookIntoDatabase } from './open-for-looking.ts';

export const DOCTOR_HELP = `pilar doctor [--json]

Memeriksa mesin, folder data, basis data, kunci, jejak audit, cadangan, porta, dan sertifikat, lalu menyebut apa yang salah
dan apa yang dilakukan. Hanya membaca: tidak ada yang diubah, juga migrasi tidak dijalankan.
Kode keluar 0 bila baik, 1 bila ada peringatan, 2 bila ada yang salah.
`;

type Env = Readonly<Record<string, string | undefined>>;

/** `pilar doctor`. @returns the exit code @throws Problem command-invalid */
export async function runDoctor(
  argv: readonly string[],
  env: Env,
  print: (text: string) => unknown,
): Promise<number> {
  if (argv.some((word) => word !== '--json'))
    throw new Problem('command-invalid', { reason: 'pilar doctor [--json]' });
  const findings = await examine(env);
  print(argv.includes('--json') ? jsonOf(findings) : textOf(findings));
  return LEVELS.indexOf(worstOf(findings));
}

/** What the environment says cannot be used: then only the machine is looked at. */
async function examine(env: Env): Promise<readonly Finding[]> {
  try {
    const config = readConfig(env, [], ROOT);
    return await diagnose(machineParts(config, env));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return [refused('config', error)];
  }
}

function machineParts(config: Config, env: Env, clock: Clock = systemClock): DoctorParts {
  return {
    config,
    home: readBackupHome(env, config),
    clock,
    webFolder: join(ROOT, 'web', 'dist'),
    nodeVersion: process.versions.node,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    totalMemory: totalmem(),
    freeBytes: (folder) => {
      if (!existsSync(folder)) return null;
      const { bavail, bsize } = statfsSync(folder);
      return bavail * bsize;
    },
  };
}

/** All checks, in the order in which a start would meet what they find. */
export async function diagnose(parts: DoctorParts): Promise<readonly Finding[]> {
  const checks: readonly (readonly [
    string,
    () => ReturnType<typeof look> | Finding | readonly Finding[] | Promise<Finding>,
  ])[] = [
    ['node', () => checkNode(parts)],
    ['memory', () => checkMemory(parts)],
    ['time-zone', () => checkTimeZone(parts)],
    ['web', () => checkWeb(parts)],
    ['data-folder', () => checkDataFolder(parts)],
    ['disk', () => checkDisk(parts)],
    ['secret-files', () => checkSecretFiles(parts)],
    ['key-file', () => checkKeyFile(parts)],
    ['port', () => checkPort(parts)],
    ['certificate', () => checkCertificate(parts)],
    ['database', () => lookIntoDatabase(parts)],
    ['backup', () => checkBackups(parts)],
  ];
  const findings: Finding[] = [];
  for (const [check, work] of checks) findings.push(...(await look(check, async () => work())));
  return findings;
}

const jsonOf = (findings: readonly Finding[]): string =>
  `${JSON.stringify({ version: VERSION, level: worstOf(findings), findings }, null, 2)}\n`;

const MARKS = { good: '[baik]  ', warning: '[awas]  ', wrong: '[SALAH] ' } as const;
const INDENT = ' '.repeat(MARKS.good.length);

export function textOf(findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ level, said, todo }) => [
    `${MARKS[level]}${said.id}`,
    ...(said.en === said.id ? [] : [`${INDENT}${said.en}`]),
    ...(todo === null ? [] : [`${INDENT}→ ${todo.id}`]),
    ...(todo === null || todo.en === todo.id ? [] : [`${INDENT}→ ${todo.en}`]),
  ]);
  const count = (level: Finding['level']): number =>
    findings.filter((finding) => finding.level === level).length;
  const [fine, warnings, faults] = [count('good'), count('warning'), count('wrong')];
  return (
    `${lines.join('\n')}\n\n` +
    `Pilar ${VERSION}: ${fine} baik, ${warnings} peringatan, ${faults} salah.\n` +
    `Pilar ${VERSION}: ${fine} good, ${warnings} warnings, ${faults} wrong.\n`
  );
}
