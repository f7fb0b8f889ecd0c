import type { ProblemText } from './file-problems.ts';

/** Why the database does not open. Read by whoever runs the program, before anybody is served. */
export const DATABASE_PROBLEMS = {
  'database-locked': {
    status: 503,
    id: 'Folder data {dir} sedang dipakai proses lain (pid {pid}). Hentikan proses itu, atau pilih folder lain dengan PILAR_DATA_DIR.',
    en: 'Data folder {dir} is in use by another process (pid {pid}). Stop it, or choose another folder with PILAR_DATA_DIR.',
  },
  'running-city-gone': {
    status: 503,
    id: 'Pilar yang sedang berjalan berhenti sebelum perintah ini selesai. Ulangi perintahnya; bila Pilar sudah berhenti, perintah ini membuka datanya sendiri.',
    en: 'The running Pilar stopped before this command was done. Give the command again; once Pilar has stopped it opens the data itself.',
  },
  'database-unreachable': {
    status: 503,
    id: 'Basis data tidak dapat dihubungi: {reason}. Periksa DATABASE_URL dan server PostgreSQL.',
    en: 'The database cannot be reached: {reasonEn}. Check DATABASE_URL and the PostgreSQL server.',
  },
  'database-role-missing': {
    status: 503,
    id: 'Peran basis data {role} belum ada dan tidak boleh dibuat oleh pengguna {user}. Mintalah admin basis data membuatnya.',
    en: 'Database role {role} is missing and user {user} may not create it. Ask the database administrator to create it.',
  },
  'database-too-old': {
    status: 503,
    id: 'PostgreSQL {version} terlalu lama. Pilar memerlukan versi 15 atau lebih baru.',
    en: 'PostgreSQL {version} is too old. Pilar needs version 15 or newer.',
  },
  'database-login-missing': {
    status: 503,
    id: 'Pengguna basis data {user} memiliki tabel dan tidak boleh membuat peran, sehingga Pilar tidak punya login untuk melayani. Isi DATABASE_APP_URL dengan login yang tidak memiliki apa pun.',
    en: 'Database user {user} owns the tables and may not make roles, so Pilar has no login to serve with. Set DATABASE_APP_URL to a login that owns nothing.',
  },
  'database-login-unfit': {
    status: 503,
    id: 'Login basis data {user} tidak dipakai untuk melayani: {reason}. Isi DATABASE_APP_URL dengan login yang tidak memiliki apa pun.',
    en: 'Database login {user} is not used to serve: {reasonEn}. Set DATABASE_APP_URL to a login that owns nothing.',
  },
  'migration-failed': {
    status: 503,
    id: 'Migrasi {file} gagal dan tidak mengubah apa pun: {reason}. Pasang kembali rilis sebelumnya dan laporkan pesan ini.',
    en: 'Migration {file} failed and changed nothing: {reasonEn}. Install the earlier release again and report this message.',
  },
  'migration-changed': {
    status: 503,
    id: 'Migrasi {file} berbeda dari yang pernah dijalankan. Pasang kembali rilis yang sesuai dengan data ini.',
    en: 'Migration {file} differs from the one that was run. Install the release that fits this data.',
  },
} as const satisfies Readonly<Record<string, ProblemText>>;
