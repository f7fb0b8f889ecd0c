import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { strangersIn } from '../data-folder.ts';
import type { DoctorParts } from './doctor-parts.ts';
import { type Finding, good, warning, words, wrong } from './finding.ts';

/** A backup of a city of 180,000 people with its copy needs about this much. */
const ENOUGH = 1e9;
const HARDLY_ANY = 200e6;

export function checkDataFolder({ config: { dataDir } }: DoctorParts): readonly Finding[] {
  const found = statSync(dataDir, { throwIfNoEntry: false });
  if (found === undefined) {
    const said = words(
      `Folder data ${dataDir} belum ada; dibuat pada start pertama.`,
      `The data folder ${dataDir} is not there yet; the first start makes it.`,
    );
    return [warning('data-folder', said, words('Periksa PILAR_DATA_DIR.', 'Check PILAR_DATA_DIR.'))];
  }
  if (!found.isDirectory()) return [notUsable(dataDir, words('bukan folder', 'is not a folder'))];
  try {
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    return [
      notUsable(
        dataDir,
        words('tidak boleh dibaca dan ditulis pengguna ini', 'may not be read and written by this user'),
      ),
    ];
  }
  if (strangersIn(dataDir))
    return [
      notUsable(dataDir, words('berisi berkas yang bukan milik Pilar', 'holds files that are not of Pilar')),
    ];
  return [rightsOf(dataDir, found.mode), ...leftOversOf(dataDir)];
}

const notUsable = (dataDir: string, { id, en }: { id: string; en: string }): Finding =>
  wrong(
    'data-folder',
    words(`Folder data ${dataDir} ${id}.`, `The data folder ${dataDir} ${en}.`),
    words(
      'Beri hak, atau pilih folder lain dengan PILAR_DATA_DIR.',
      'Give the rights, or choose another with PILAR_DATA_DIR.',
    ),
  );

function rightsOf(dataDir: string, mode: number): Finding {
  if (process.platform === 'win32' || (mode & 0o077) === 0)
    return good('data-folder', words(`Folder data ${dataDir}.`, `Data folder ${dataDir}.`));
  return warning(
    'data-folder',
    words(
      `Folder data ${dataDir} terbuka bagi pengguna lain di mesin ini.`,
      `Other users of this machine can open the data folder ${dataDir}.`,
    ),
    words(`chmod 700 "${dataDir}"`, `chmod 700 "${dataDir}"`),
  );
}

/** What a start would finish by itself, but nobody has started yet. */
function leftOversOf(dataDir: string): readonly Finding[] {
  const start = words('Jalankan npm start: ia menyelesaikannya.', 'Run npm start: it finishes this.');
  const found: Finding[] = [];
  if (existsSync(join(dataDir, 'restore.ready'))) {
    found.push(
      warning(
        'restore',
        words('Pemulihan sudah utuh tetapi belum terpasang.', 'A restore is whole but not in place yet.'),
        start,
      ),
    );
  } else if (existsSync(join(dataDir, 'restore'))) {
    const said = words(
      'Pemulihan terputus; kota yang lama tetap utuh.',
      'A restore was cut off; the old city is whole.',
    );
    found.push(
      warning(
        'restore',
        said,
        words(
          'Ulangi pilar restore bila masih diperlukan.',
          'Run pilar restore again if it is still wanted.',
        ),
      ),
    );
  }
  if (existsSync(join(dataDir, 'demo-pending')))
    found.push(
      warning('demo', words('Kota demo belum selesai diisi.', 'The demo city is not filled yet.'), start),
    );
  return found;
}

export function checkDisk({ config: { dataDir }, home, freeBytes }: DoctorParts): readonly Finding[] {
  const folders = [...new Set([dataDir, home.dir])];
  return folders.flatMap((folder) => {
    const free = freeBytes(folder);
    return free === null ? [] : [diskFinding(folder, free)];
  });
}

function diskFinding(folder: string, free: number): Finding {
  const size = `${(free / 1e9).toFixed(1)} GB`;
  const said = words(
    `Ruang bebas di ${folder}: ${size.replace('.', ',')}.`,
    `Free space at ${folder}: ${size}.`,
  );
  const todo = words(
    'Kosongkan disk: basis data dan cadangan berhenti bila penuh.',
    'Make room: database and backups stop on a full disk.',
  );
  if (free >= ENOUGH) return good('disk', said);
  return free >= HARDLY_ANY ? warning('disk', said, todo) : wrong('disk', said, todo);
}

/** Size of what lies in a folder, for a copy of it. */
export function sizeOfFolder(folder: string): number {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce(
      (sum, entry) =>
        sum + (statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0),
      0,
    );
}
