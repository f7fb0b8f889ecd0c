import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareDataFolder } from './data-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pilar-data-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const prepare = (...path: string[]) => prepareDataFolder({ dataDir: join(folder, ...path) });

describe('the data folder', () => {
  it('is made with all folders above it, and left as it is when it is one', () => {
    prepare('a', 'b', 'c');
    writeFileSync(join(folder, 'a/b/c/session-secret'), 'x');
    mkdirSync(join(folder, 'a/b/c/cadangan'));
    prepare('a', 'b', 'c');
    expect(readdirSync(join(folder, 'a/b/c')).sort()).toEqual(['cadangan', 'session-secret']);
  });

  it('may be an empty folder with hidden files, as a new disk is', () => {
    writeFileSync(join(folder, '.keep'), '');
    mkdirSync(join(folder, 'lost+found'));
    expect(() => prepare()).not.toThrow();
  });

  it('is refused where it is a file, lies below one, or is a link to nowhere', () => {
    writeFileSync(join(folder, 'berkas'), '');
    symlinkSync(join(folder, 'tidak-ada'), join(folder, 'tautan'));
    for (const path of [['berkas'], ['berkas', 'di', 'bawah'], ['tautan']])
      expect(() => prepare(...path), path.join('/')).toThrow(/PILAR_DATA_DIR.*bukan folder/);
  });

  it('is refused where it holds the files of others, which stay as they are', () => {
    writeFileSync(join(folder, 'laporan.docx'), 'isi');
    expect(() => prepare()).toThrow(/bukan milik Pilar/);
    expect(readdirSync(folder)).toEqual(['laporan.docx']);
  });

  if (existsSync('/proc/self'))
    it('is refused, and soon, where the system makes no folders', () => {
      expect(() => prepareDataFolder({ dataDir: '/proc/pilar/data' })).toThrow(
        /tidak dapat dibuat|tidak boleh/,
      );
    });
});
