import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../platform/problem.ts';
import type { Config } from './config.ts';

const markerOf = (dataDir: string): string => join(dataDir, 'demo-pending');

/**
 * Whether this start fills the demo city: only a new embedded data folder, or one whose filling was cut off. The marker
 * is written before the database is made and goes when all is filled, so a start that is killed half-way is finished by
 * the next one and never shown half.
 */
export function shouldFillDemo({ databaseUrl, dataDir, isEmpty }: Config): boolean {
  if (databaseUrl !== null) return false;
  if (isEmpty) refuseCutOffDemo({ dataDir });
  if (existsSync(markerOf(dataDir))) return true;
  if (isEmpty || existsSync(join(dataDir, 'pg'))) return false;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  writeFileSync(markerOf(dataDir), 'Kota demo sedang diisi. Dihapus bila selesai.\n');
  return true;
}

/** A real city may not begin in a folder whose demo city is half filled: the next start would go on filling it. */
export function refuseCutOffDemo({ dataDir }: Pick<Config, 'dataDir'>): void {
  if (!existsSync(markerOf(dataDir))) return;
  throw new Problem('config-invalid', {
    name: 'PILAR_DATA_DIR',
    value: dataDir,
    reason:
      'berisi kota demo yang belum selesai diisi; pakai folder lain, atau jalankan npm start sampai selesai',
    reasonEn: 'holds a demo city whose filling was cut off; use another folder, or let npm start finish it',
  });
}

export function endDemoFill({ dataDir }: Pick<Config, 'dataDir'>): void {
  rmSync(markerOf(dataDir), { force: true });
}
