import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pilar-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The command as a person runs it, in a process of its own. */
function pilar(argv: readonly string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'cli.ts'), ...argv],
    { encoding: 'utf8', env: { PATH: process.env.PATH, PILAR_DATA_DIR: join(folder, 'data'), ...env } },
  );
  return { status, stdout, stderr };
}

describe('the command line', () => {
  it('explains itself', () => {
    const { status, stdout } = pilar(['help']);
    expect(status).toBe(0);
    for (const name of ['measure', 'init', 'areas']) expect(stdout).toContain(name);
  });

  it('refuses what it does not know in both languages, and opens no data', () => {
    const { status, stderr } = pilar(['hapus']);
    expect(status).toBe(2);
    expect(stderr).toContain('tidak ada perintah "hapus"');
    expect(stderr).toContain('there is no command "hapus"');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('sets up a real city once, without demo people', () => {
    const init = ['init', '--city', '18.72', '--admin', 'budi.santoso'];
    const first = pilar(init, { PILAR_ADMIN_PASSWORD: 'pagi biru kopi empat' });
    expect([first.status, first.stderr]).toEqual([0, '']);
    expect(first.stdout).toContain('Kota Metro (18.72) siap');
    const again = pilar(init, { PILAR_ADMIN_PASSWORD: 'pagi biru kopi empat' });
    expect(again.status).toBe(2);
    expect(again.stderr).toContain('Kota sudah disiapkan');
  });

  it('refuses boundaries that are no GeoJSON, in the city just made', () => {
    const file = join(folder, 'batas.geojson');
    writeFileSync(file, 'ini bukan JSON');
    const { status, stderr } = pilar(['areas', 'import', file]);
    expect(status).toBe(2);
    expect(stderr).toContain('pilar:');
  });

  it('refuses a real city in a folder whose demo is half filled', () => {
    const dataDir = mkdtempSync(join(folder, 'demo-'));
    writeFileSync(join(dataDir, 'demo-pending'), '');
    const { status, stderr } = pilar(['init', '--city', '18.72', '--admin', 'budi'], {
      PILAR_DATA_DIR: dataDir,
    });
    expect(status).toBe(2);
    expect(stderr).toContain('belum selesai diisi');
  });
});
