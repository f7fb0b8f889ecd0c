import { listOf } from './columns.ts';
import type { People } from './composition.ts';
import { ACTIVITY, type Activity } from './labour-force.ts';
import type { Work } from './work.ts';

/** Livelihood groups of families in this register: code and the words a reader sees. */
export const LIVELIHOODS = [
  { code: 'petani', label: 'Petani, peternak, dan pembudidaya (usaha sendiri)' },
  { code: 'buruh-tani', label: 'Buruh tani' },
  { code: 'buruh', label: 'Buruh bangunan, industri, dan pekerja lepas' },
  { code: 'pedagang', label: 'Pedagang (usaha sendiri)' },
  { code: 'usaha-kecil', label: 'Usaha kecil industri, makanan, dan minuman' },
  { code: 'pengemudi', label: 'Pengemudi dan jasa angkutan (usaha sendiri)' },
  { code: 'jasa', label: 'Jasa lain (usaha sendiri)' },
  { code: 'karyawan', label: 'Karyawan swasta' },
  { code: 'pegawai', label: 'Pegawai negeri, TNI, Polri, BUMN, dan BUMD' },
  { code: 'pensiunan', label: 'Pensiunan' },
  { code: 'tidak-bekerja', label: 'Tidak ada anggota yang bekerja' },
] as const;
export type Livelihood = (typeof LIVELIHOODS)[number]['code'];

/** Wage work in these sectors counts as labour (buruh): mining, industry, waste, building, households. */
const LABOUR_SECTORS: readonly number[] = [7, 8, 10, 11, 25];

/** The group of one job, from Regsosek 417 and 418. */
export function livelihoodOfJob(sector: number, status: number): Livelihood {
  if (status === 5) return 'pegawai';
  if (sector <= 6) return status === 4 || status === 6 || status === 7 ? 'buruh-tani' : 'petani';
  if (status === 6 || status === 7) return 'buruh';
  if (status === 4) return LABOUR_SECTORS.includes(sector) ? 'buruh' : 'karyawan';
  if (sector === 12) return 'pedagang';
  if (sector === 13) return 'pengemudi';
  return sector === 8 || sector === 14 ? 'usaha-kecil' : 'jasa';
}

/**
 * The livelihood of each family: the job of the head, else of the first member at work; without any,
 * "pensiunan" where the head is 58 or over and finished SMA, else "tidak-bekerja".
 */
export function livelihoodOfFamilies(
  people: People,
  activity: Activity,
  work: Work,
  step: Uint8Array,
): Livelihood[] {
  return listOf(people.start.length - 1, (f) => {
    const head = people.start[f] ?? 0;
    const end = people.start[f + 1] ?? head;
    for (let p = head; p < end; p++) {
      if (activity[p] === ACTIVITY.working) return livelihoodOfJob(work.sector[p] ?? 0, work.status[p] ?? 0);
    }
    return (people.age[head] ?? 0) >= 58 && (step[head] ?? 0) >= 3 ? 'pensiunan' : 'tidak-bekerja';
  });
}
