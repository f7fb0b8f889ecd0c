/** Words of the city and its contracts: codes, periods, columns, pages. */
export const WORDS: readonly string[] = [
  ...[
    '18.72',
    '18.72.01',
    '18.72.01.1001',
    '18.72.01.1003',
    '18.72.02.1001',
    '18',
    'ID',
    '18.72.01.1001.001.001',
  ],
  ...['p0', 'p1', 'p2', 'gini', 'poverty-line', 'mean-spending', '2025-03', '2024', '2023-03'],
  ...['village', 'district', 'official', 'expenditure', 'weight', 'stratum', 'livelihood'],
  ...[
    'kata-sandi-lain-77',
    'orang.baru',
    'Kota Contoh',
    'glosarium',
    'not-found',
    'Wqz',
    'Zqx',
    '1872018888',
  ],
];

const MOST_IDS = 400;

/** Keeps the ids that an answer shows, for later requests; not those of the people who send them. */
export function harvest(body: Uint8Array, ids: string[], spared: ReadonlySet<string>): void {
  if (body.length > 2_000_000 || ids.length >= MOST_IDS) return;
  const text = Buffer.from(body).toString('utf8');
  const known = new Set([...ids, ...spared]);
  for (const [id] of text.matchAll(
    /\b[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\b/g,
  )) {
    if (ids.length < MOST_IDS && !known.has(id)) ids.push(id);
    known.add(id);
  }
}
