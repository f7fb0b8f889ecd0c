import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Judged } from './area.ts';
import type { Calibration } from './calibrate.ts';

const ROOT = join(import.meta.dirname, '..');

export type Report = Readonly<{
  area: string;
  commit: string;
  /** true when files differ from the commit: the figures are then not the commit's own. */
  isChanged: boolean;
  at: string;
  machine: Readonly<Record<string, string | number>>;
  calibration: readonly Calibration[];
  scale: number;
  seconds: number;
  measurements: readonly Judged[];
}>;

function git(...args: readonly string[]): string {
  try {
    return execFileSync('git', args, {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return ''; // unpacked from an archive
  }
}

export const commit = (): string => git('rev-parse', '--short=12', 'HEAD') || 'no-commit';
export const isChanged = (): boolean => git('status', '--porcelain', '--untracked-files=no') !== '';

export function machine(): Report['machine'] {
  const [first] = cpus();
  return {
    processor: first?.model ?? 'unknown',
    cores: cpus().length,
    memoryMb: Math.round(totalmem() / 2 ** 20),
    system: `${platform()} ${arch()} ${release()}`,
    node: process.version,
  };
}

export function writeReport(report: Report): string {
  const folder = join(import.meta.dirname, 'results');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${report.commit}-${report.area}.json`);
  writeFileSync(path, `${JSON.stringify(report, null, 2)}\n`);
  return path;
}

const number = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

function verdict({ target, isMet }: Judged): string {
  if (target === null) return isMet ? '' : 'NO VALUE';
  return isMet ? 'ok' : 'MISSED';
}

/** Columns: figure, value, what it may be here, verdict, how it was measured. */
export function tableOf(measurements: readonly Judged[]): string {
  const rows = measurements.map((each) => [
    each.name,
    `${number(each.value)} ${each.unit}`,
    each.limit === null
      ? '–'
      : `${each.isAtLeast ? '≥' : '≤'} ${number(each.limit)} ${each.unit}${each.isScaled ? ' (scaled)' : ''}`,
    verdict(each),
    each.how,
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
    .join('\n');
}
