export function sizeWords(bytes: number): string {
  const megabytes = bytes / 1_000_000;
  return megabytes < 0.1 ? `${Math.ceil(bytes / 1000)} kB` : `${megabytes.toFixed(1).replace('.', ',')} MB`;
}

/** What an archive without a passphrase does not hold, and what follows from that. */
export function leftOutWords(names: readonly string[]): string {
  if (names.length === 0) return '';
  return (
    `Tidak ikut, karena cadangan ini tidak dikunci: ${names.join(', ')}.\n` +
    'Simpan berkas itu terpisah, atau isi PILAR_BACKUP_PASSPHRASE. Tanpa berkas kunci, kolom yang dienkripsi tidak terbaca\n' +
    'di mesin lain; tanpa rahasia sesi semua orang hanya perlu masuk lagi.\n'
  );
}
