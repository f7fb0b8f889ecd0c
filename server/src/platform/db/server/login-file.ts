import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../../problem.ts';

export type Login = Readonly<{ name: string; password: string }>;

const FORM = /^(pilar_login_[0-9a-f]{8}) ([0-9a-f]{64})$/;

/**
 * Name and password of the role by which this folder's Pilar signs in to a PostgreSQL server. Only the owner of the
 * file reads it; without it, a new role is made at the next start.
 * @throws Problem config-invalid for a file that holds something else
 */
export function readLogin(folder: string): Login {
  const path = join(folder, 'database-login');
  if (!existsSync(path)) makeLogin(folder, path);
  return parseLogin(path);
}

/** The same without making one; null before the first start. */
export function findLogin(folder: string): Login | null {
  const path = join(folder, 'database-login');
  return existsSync(path) ? parseLogin(path) : null;
}

function parseLogin(path: string): Login {
  const [, name, password] = FORM.exec(readFileSync(path, 'utf8').trim()) ?? [];
  if (name !== undefined && password !== undefined) return { name, password };
  throw new Problem('config-invalid', {
    name: 'database-login',
    value: path,
    reason: 'berkas rusak; hapus berkas ini, lalu mulai lagi',
    reasonEn: 'the file is damaged; delete it, then start again',
  });
}

/** Two processes starting at once must end with one login: only the first link succeeds. */
function makeLogin(folder: string, path: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}`;
  const name = `pilar_login_${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, `${name} ${randomBytes(32).toString('hex')}\n`, { mode: 0o600 });
  chmodSync(draft, 0o600);
  try {
    linkSync(draft, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
