import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixedClock } from '../clock.ts';
import type { Database } from '../db/index.ts';
import { initCity, SETUP_PERMISSIONS, setupActor } from '../setup/index.ts';
import { testDatabase } from '../testing/index.ts';
import { getAreaList } from './area.service.ts';
import { runAreasImport } from './index.ts';
import { geojson, testFeatures } from './testing-geojson.ts';

const clock = fixedClock('2026-11-24T02:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'pilar-areas-'));
const path = join(folder, 'batas.geojson');
let db: Database;

const areaList = () => db.asSystem('test', ['area.read'], getAreaList);
async function run(...argv: string[]): Promise<string> {
  let printed = '';
  await runAreasImport({ db, clock, argv, print: (text) => (printed += text) });
  return printed;
}

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(async () => {
  await db.close();
  rmSync(folder, { recursive: true });
});

describe('pilar areas import', () => {
  it('asks for a city first', async () => {
    writeFileSync(path, geojson([{ type: 'Feature', properties: { kode: '18.72' }, geometry: null }]));
    await expect(run(path)).rejects.toMatchObject({ code: 'setup-needed' });
  });

  it('checks without changing, then uses the file, and says what it did', async () => {
    await db.asSystem('setup', SETUP_PERMISSIONS, (tx) =>
      initCity(tx, setupActor, clock, { city: { code: '18.72' }, isDemo: false }),
    );
    const kelurahan = testFeatures((await areaList()).areas, 'village');
    const extra = { ...kelurahan[0], properties: { kode: '18.72.01.1900', nama: 'Lain' } };
    writeFileSync(path, geojson([...kelurahan.slice(0, 21), extra]));

    const checked = await run(path, '--check');
    expect(checked).toContain('21 wilayah cocok dengan daftar.');
    expect(checked).toContain('18.72.05.1004 Margodadi');
    expect(checked).toContain('18.72.01.1900 Lain');
    expect(checked).toContain('tidak ada yang diubah');
    expect((await areaList()).boundaries).toBeNull();

    expect(await run(path)).toContain('Batas wilayah dipakai.');
    expect((await areaList()).boundaries).toMatchObject({ source: 'batas.geojson', count: 21 });
  });

  it('refuses a file that is not there, and words it does not know', async () => {
    await expect(run(join(folder, 'tidak-ada.geojson'))).rejects.toMatchObject({ code: 'file-not-found' });
    await expect(run()).rejects.toMatchObject({ code: 'command-invalid' });
    await expect(run(path, '--paksa')).rejects.toMatchObject({ code: 'command-invalid' });
    await expect(run(path, 'dua.geojson')).rejects.toMatchObject({ code: 'command-invalid' });
  });
});
