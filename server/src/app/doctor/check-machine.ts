import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DoctorParts } from './doctor-parts.ts';
import { type Finding, good, warning, words, wrong } from './finding.ts';

/** What the program runs on: the release that it was tested with (package.json brings it). */
const NODE_MAJOR = 24;
const LEAST_MEMORY = 1.9e9;
/** Zones of Indonesia, and the plain clock of servers. */
const ZONES = /^(Asia\/(Jakarta|Pontianak|Makassar|Jayapura)|UTC|Etc\/(UTC|GMT))$/;

export function checkNode({ nodeVersion }: DoctorParts): Finding {
  const major = Number.parseInt(nodeVersion, 10);
  if (major === NODE_MAJOR) return good('node', words(`Node ${nodeVersion}.`, `Node ${nodeVersion}.`));
  return wrong(
    'node',
    words(
      `Node ${nodeVersion}; Pilar memerlukan ${NODE_MAJOR}.`,
      `Node ${nodeVersion}; Pilar needs ${NODE_MAJOR}.`,
    ),
    words(
      'Jalankan dengan "npm start" atau "npx --no pilar": Node yang tepat ikut terpasang.',
      'Run "npm start" or "npx --no pilar": the right Node is installed along.',
    ),
  );
}

export function checkMemory({ totalMemory }: DoctorParts): Finding {
  const gigabytes = (totalMemory / 1e9).toFixed(1);
  const [id, en] = [`${gigabytes.replace('.', ',')} GB memori`, `${gigabytes} GB of memory`];
  if (totalMemory >= LEAST_MEMORY) return good('memory', words(`${id}.`, `${en}.`));
  return warning(
    'memory',
    words(`Hanya ${id}; kota seukuran Metro memerlukan 2 GB.`, `Only ${en}; a city like Metro needs 2 GB.`),
    words(
      'Tambah memori, atau pindahkan Pilar ke mesin lain.',
      'Add memory, or move Pilar to another machine.',
    ),
  );
}

export function checkTimeZone({ timeZone }: DoctorParts): Finding {
  if (ZONES.test(timeZone))
    return good('time-zone', words(`Zona waktu mesin ${timeZone}.`, `Time zone ${timeZone}.`));
  return warning(
    'time-zone',
    words(
      `Zona waktu mesin ${timeZone}, bukan zona Indonesia; jam dalam catatan program mengikutinya.`,
      `The machine's time zone is ${timeZone}, not one of Indonesia; the log of the program follows it.`,
    ),
    words(
      'Setel, misalnya: timedatectl set-timezone Asia/Jakarta',
      'Set it: timedatectl set-timezone Asia/Jakarta',
    ),
  );
}

export function checkWeb({ webFolder }: DoctorParts): Finding {
  if (existsSync(join(webFolder, 'index.html')))
    return good('web', words('Halaman web sudah dibangun.', 'The web pages are built.'));
  return wrong(
    'web',
    words('Halaman web belum dibangun.', 'The web pages are not built.'),
    words('Jalankan "npm start" di folder program.', 'Run "npm start" in the folder of the program.'),
  );
}
