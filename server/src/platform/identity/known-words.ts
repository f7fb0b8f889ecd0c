/** Words of this place and this work. Whoever guesses here begins with them; breached lists of the world lack them. */
export const LOCAL_WORDS: readonly string[] = [
  ...['pilar', 'metro', 'kotametro', 'lampung', 'bandarlampung', 'sumatera', 'indonesia', 'jakarta'],
  ...[
    'tkpk',
    'bappeda',
    'dinsos',
    'dinas',
    'sosial',
    'pemkot',
    'pemda',
    'kecamatan',
    'kelurahan',
    'kantor',
    'kota',
  ],
  ...[
    'posyandu',
    'musrenbang',
    'kemiskinan',
    'stunting',
    'rakor',
    'dtsen',
    'bansos',
    'walikota',
    'camat',
    'lurah',
  ],
  ...[
    'admin',
    'administrator',
    'pengelola',
    'operator',
    'petugas',
    'sekretariat',
    'auditor',
    'user',
    'guest',
  ],
  ...[
    'password',
    'passwd',
    'sandi',
    'katasandi',
    'rahasia',
    'login',
    'masuk',
    'welcome',
    'selamatdatang',
    'test',
  ],
  ...[
    'bismillah',
    'bismillahirrahmanirrahim',
    'alhamdulillah',
    'assalamualaikum',
    'merdeka',
    'pancasila',
    'garuda',
  ],
  ...['sayang', 'sayangku', 'cinta', 'cintaku', 'akusayangkamu', 'iloveyou', 'letmein', 'contoh', 'testing'],
];

const MONTHS = 'januari februari maret april mei juni juli agustus september oktober november desember'.split(
  ' ',
);
const DAYS = 'senin selasa rabu kamis jumat sabtu minggu'.split(' ');

/** Parts of a name, of a city or of an account that somebody who knows them tries: those of at least three letters. */
export function wordsOf(...texts: readonly (string | null | undefined)[]): readonly string[] {
  return texts.flatMap((text) => {
    const plain = (text ?? '').normalize('NFKC').toLowerCase();
    const parts = plain.split(/[^\p{L}\p{N}]+/u).filter((part) => part.length >= 3);
    return [...parts, parts.join('')].filter((part) => part !== '');
  });
}

/** The longest first, so that what is left of one is not taken for another. */
export function knownWords(context: readonly string[]): readonly string[] {
  return [...new Set([...LOCAL_WORDS, ...MONTHS, ...DAYS, ...context])].toSorted(
    (a, b) => b.length - a.length,
  );
}
