import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mpiCommand } from './mpi-command.ts';

/* Four households of one person: deprivations 0000, 0101, 1111, 0100 (see the kernel's test). */
const HOUSEHOLDS = `sekolah;gizi;air;lantai;w;kelompok
0;0;0;0;1;a
0;1;0;1;1;b
1;1;1;1;1;b
0;1;0;0;1;a
`;

interface Figure {
  readonly statistic: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly domain: string;
  readonly value: number;
}

describe('pilar mpi', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mpi-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const file = async (name: string, content: string): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  };
  async function run(content: string, profile: unknown, ...more: string[]) {
    const argv = [
      await file('data.csv', content),
      '--profile',
      await file('profile.json', typeof profile === 'string' ? profile : JSON.stringify(profile)),
      ...more,
    ];
    let [out, err] = ['', ''];
    const code = await mpiCommand(argv, {
      stdout: { write: (text: string) => (out += text) },
      stderr: { write: (text: string) => (err += text) },
    });
    return { code, out, err };
  }
  async function figures(content: string, profile: unknown, ...more: string[]): Promise<Figure[]> {
    const { code, out, err } = await run(content, profile, ...more, '--json');
    expect(code, err).toBe(0);
    return JSON.parse(out).estimates;
  }
  const find = (list: readonly Figure[], statistic: string, params: object, domain = 'all') =>
    list.find(
      (one) =>
        one.statistic === statistic &&
        one.domain === domain &&
        Object.entries(params).every(([name, value]) => one.params[name] === value),
    )?.value;

  const even = {
    dimensions: [
      { name: 'manusia', indicators: [{ column: 'sekolah' }, { column: 'gizi' }] },
      { name: 'rumah', indicators: ['air', 'lantai'] },
    ],
    k: [50, 0.75],
  };

  it('gives H, A, M0, headcounts and contributions for every k and group', async () => {
    const list = await figures(HOUSEHOLDS, even, '--weight', 'w', '--by', 'kelompok');
    expect(['H', 'A', 'M0'].map((name) => find(list, name, { k: 0.5 }))).toEqual([0.5, 0.75, 0.375]);
    expect(find(list, 'H', { k: 0.75 })).toBe(0.25);
    expect(find(list, 'H', { k: 0.5 }, 'kelompok=b')).toBe(1);
    expect(find(list, 'uncensored-headcount', { indicator: 'gizi' })).toBe(0.75);
    expect(find(list, 'censored-headcount', { k: 0.5, indicator: 'gizi' })).toBe(0.5);
    expect(find(list, 'contribution', { k: 0.5, indicator: 'gizi' })).toBeCloseTo(1 / 3, 14);
    const { out } = await run(HOUSEHOLDS, even);
    expect(out).toMatch(/50\s+37,50 %.*M0/);
  });

  it('weighs dimensions and indicators as the profile says, flat weights too', async () => {
    const heavy = {
      dimensions: {
        manusia: {
          weight: 3,
          indicators: { sekolah: { column: 'sekolah', weight: 2 }, gizi: { column: 'gizi', weight: 1 } },
        },
        rumah: { weight: 1, indicators: ['air', 'lantai'] },
      },
      k: 0.25,
    };
    const { out } = await run(HOUSEHOLDS, heavy, '--json');
    expect(JSON.parse(out).profile.indicators.map(({ weight }: { weight: number }) => weight)).toEqual([
      0.5, 0.25, 0.125, 0.125,
    ]);
    // Scores 0, 0.375, 1, 0.25: three are poor.
    expect(find(JSON.parse(out).estimates, 'M0', { k: 0.25 })).toBeCloseTo(1.625 / 4, 14);
    const flat = {
      dimensions: { x: { a: { column: 'air', weight: 0.7 } }, y: { b: { column: 'gizi', weight: 0.3 } } },
      k: 0.5,
    };
    expect(find(await figures(HOUSEHOLDS, flat), 'M0', { k: 0.5 })).toBeCloseTo(0.25, 14);
  });

  it('treats unknown cells by the rule of the profile', async () => {
    const unknown = HOUSEHOLDS.replace('0;1;0;1;1;b', ';1;0;1;1;b');
    const by = async (missing: string) =>
      find(await figures(unknown, { ...even, missing }), 'M0', { k: 0.5 });
    expect(await by('not-deprived')).toBe(0.375);
    expect(await by('leave-out')).toBeCloseTo(1 / 3, 14);
    expect(await by('reweigh')).toBeCloseTo((2 / 3 + 1) / 4, 14);
    const refused = await run(unknown, even);
    expect([refused.code, refused.err]).toEqual([2, expect.stringMatching(/data\.csv: Baris 3.*sekolah/)]);
  });

  it.each([
    [
      'a worded cell',
      HOUSEHOLDS.replace('1;1;1;1;1;b', 'ya;1;1;1;1;b'),
      even,
      /data\.csv: Baris 4: "ya".*sekolah/,
    ],
    ['an unknown column', HOUSEHOLDS.replace('sekolah', 'kelas'), even, /Kolom "sekolah"/],
    ['a profile that is not JSON', HOUSEHOLDS, '{', /profile\.json: bukan JSON/],
    ['a profile without k', HOUSEHOLDS, { dimensions: even.dimensions }, /profile\.json: k /],
    ['no rows', 'sekolah;gizi;air;lantai\n', even, /data\.csv/],
  ])('ends with 2 and a sentence for %s', async (_name, content, profile, sentence) => {
    const { code, out, err } = await run(content, profile);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(sentence);
  });
});
