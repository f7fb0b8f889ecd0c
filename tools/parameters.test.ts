import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  checkAreas,
  checkBreaks,
  checkProvenance,
  checkSeries,
  listParameterFiles,
  loadAreas,
  loadBreaks,
  loadCodeCollisions,
  loadDoubtfulPoints,
  loadIndicators,
  loadOfficialSeries,
  loadPeerAreas,
  loadPeerSeries,
  loadPovertyLines,
  loadProgrammes,
  loadSources,
  type OfficialFigure,
  parametersFolder,
  sourcesFile,
} from '../server/src/platform/parameters/index.ts';

const metro = '18.72';
const areas = loadAreas(metro);
const figures = loadOfficialSeries();
const context = { indicators: loadIndicators(), breaks: loadBreaks() };

describe('every parameter says where it comes from', () => {
  it('has a known source or the word asumsi, a licence, a confidence and a date', () => {
    expect(checkProvenance()).toEqual([]);
  });

  it('covers every file of the folder, not a part of it', () => {
    const files = listParameterFiles();
    expect(files.filter((file) => file.endsWith('.csv'))).toHaveLength(19);
    expect(files).toContain('series/metro-lampung-indonesia.csv');
    expect(files).toContain('who/wfh.csv');
  });

  it('cites many sources in the series, each of them listed', () => {
    const cited = new Set([...figures, ...loadPeerSeries()].flatMap((figure) => figure.sources));
    expect([...cited].filter((id) => !loadSources().has(id))).toEqual([]);
    expect(cited.size).toBeGreaterThan(30);
  });

  it('keeps unsourced programme amounts as assumptions, and gives none to what has no amount', () => {
    const assumed = loadProgrammes().filter((row) => row.amountSources.includes('asumsi'));
    expect(assumed.map((row) => `${row.programme} ${row.amount}`)).toEqual([
      'SEMBAKO 200000',
      'PBI_JKN 42000',
      'BLT_DD 300000',
      'KUR 10000000',
      'KUR 100000000',
      'KUR 500000000',
    ]);
    const withoutAmount = loadProgrammes().filter((row) => row.amount === undefined);
    expect(withoutAmount.map((row) => row.programme)).toEqual(['KUBE', 'ATENSI', 'ZIS']);
  });
});

describe('the checker refuses planted faults', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pilar-parameters-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** A folder of one real file, changed, with its companion and the sources; and what the checker says of it. */
  function plant(file: string, change: (text: string) => string): readonly string[] {
    const copy = mkdtempSync(join(folder, 'case-'));
    const companion = file.endsWith('.csv')
      ? file.replace('.csv', '.meta.yaml')
      : file.replace('.meta.yaml', '.csv');
    for (const one of [sourcesFile, file, companion]) {
      cpSync(join(parametersFolder, one), join(copy, one));
    }
    const original = readFileSync(join(copy, file), 'utf8');
    const changed = change(original);
    expect(checkProvenance(copy)).toEqual([]);
    expect(changed).not.toBe(original);
    writeFileSync(join(copy, file), changed);
    return checkProvenance(copy).map((finding) => `${finding.file}:${finding.at} ${finding.problem}`);
  }

  const series = 'series/metro-lampung-indonesia.csv';
  const line = (source: string, confidence: string, note = '') =>
    `18.72,p0,2027-03,2027-03-01,maret,5.9,persen,${source},${confidence},kebutuhan-dasar,${note}\n`;

  it('a figure of an unlisted source', () => {
    const planted = plant(series, (text) => text + line('S99', 'tinggi'));
    expect(planted).toEqual([`${series}:${figures.length + 2} source S99 is not in sources.yaml`]);
  });

  it('a figure without confidence, and one without a source', () => {
    expect(plant(series, (text) => text + line('S01', ''))[0]).toContain('no confidence');
    expect(plant(series, (text) => text + line('', 'tinggi'))[0]).toContain('no source');
  });

  it('an assumption that does not say so, and one that is sure of itself', () => {
    expect(plant(series, (text) => text + line('asumsi', 'rendah', 'angka kerja'))[0]).toContain(
      'does not say asumsi',
    );
    expect(plant(series, (text) => text + line('asumsi', 'tinggi', 'asumsi kerja'))[0]).toContain(
      'cannot have',
    );
    expect(plant(series, (text) => text + line('S01', 'sedang', 'bulan disimpulkan'))[0]).toContain(
      'a guess',
    );
  });

  it('an entry, a licence, a date or a description that is missing', () => {
    const noLicence = plant('rse-classes.yaml', (text) => text.replace(/^licence: .*\n/m, ''));
    expect(noLicence.some((text) => text.includes('no licence'))).toBe(true);
    const noDate = plant('price-index.yaml', (text) => text.replace(/^from: .*$/m, 'from: kemarin'));
    expect(noDate).toEqual(['price-index.yaml:0 from is not a date']);
    expect(plant('who/wfa.meta.yaml', (text) => text.replace(/^ {2}m: .*\n/m, ''))[0]).toContain(
      'are described as',
    );
    expect(plant('doubtful-points.yaml', (text) => text.replace(/entries:[\s\S]*/, 'entries: []\n'))).toEqual(
      ['doubtful-points.yaml:0 no entries'],
    );
  });

  it('a source listed twice, and one that nobody can follow', () => {
    const twice = plant('sources.yaml', (text) => text.replace('id: S02', 'id: S01'));
    expect(twice.some((text) => text.endsWith('source S01 is listed twice'))).toBe(true);
    const bare = plant('sources.yaml', (text) => text.replace(/url: "http[^"]*"/, 'url: null'));
    expect(bare).toEqual(['sources.yaml:1 source S01 has no address and says not why']);
  });
});

describe('the areas of Kota Metro', () => {
  it('nest, have unique codes in both systems, and collide in the eight known places', () => {
    expect(checkAreas(areas, loadCodeCollisions())).toEqual([]);
    expect(loadCodeCollisions()).toHaveLength(8);
    const count = (level: string) => areas.filter((area) => area.level === level).length;
    expect(['provinsi', 'kota', 'kecamatan', 'kelurahan'].map(count)).toEqual([1, 1, 5, 22]);
  });

  it('place every kelurahan near the city and nowhere else', () => {
    const kelurahan = areas.filter((area) => area.level === 'kelurahan');
    expect(kelurahan.filter((area) => Math.abs((area.latitude ?? 0) + 5.12) < 0.06)).toHaveLength(22);
    expect(kelurahan.filter((area) => Math.abs((area.longitude ?? 0) - 105.31) < 0.06)).toHaveLength(22);
  });

  it('are refused when a code repeats, a parent is missing, a child strays, or a collision is forgotten', () => {
    const [first] = areas.filter((area) => area.level === 'kelurahan');
    const stray = { ...first!, code: '18.72.09.1001', bpsCode: '1872099001' };
    expect(checkAreas([...areas, first!], loadCodeCollisions())[0]).toContain('is repeated');
    expect(checkAreas([...areas, { ...stray, parentCode: '18.72.09' }], loadCodeCollisions())[0]).toContain(
      'is not there',
    );
    expect(checkAreas([...areas, stray], loadCodeCollisions())[0]).toContain('does not nest');
    expect(checkAreas(areas, loadCodeCollisions().slice(1))[0]).toContain('is not listed');
  });

  it('keep the registered population of each kabupaten equal to its women and men', () => {
    const unequal = loadPeerAreas().filter(
      (area) => area.populationMale + area.populationFemale !== area.population,
    );
    expect(unequal).toEqual([]);
    expect(loadPeerAreas()).toHaveLength(15);
  });
});

describe('the official series', () => {
  it('know their indicator, unit and date, have one value a period, and a break at each change of method', () => {
    expect(checkSeries([...figures, ...loadPeerSeries()], context)).toEqual([]);
  });

  it('are refused with an unknown indicator, another unit, a false date, a second value or a silent change', () => {
    const p0 = figures.find(
      (figure) => figure.area === metro && figure.indicator === 'p0' && figure.period === '2022-03',
    )!;
    const planted = (change: Partial<OfficialFigure>) =>
      checkSeries([...figures, { ...p0, ...change }], context);
    expect(planted({ indicator: 'p9' })[0]).toContain('unknown indicator');
    expect(planted({ period: '2030-03', periodStart: '2030-03-01', unit: 'indeks' })[0]).toContain(
      'expected persen',
    );
    expect(planted({ period: '2030-03', periodStart: '2030-04-01' })[0]).toContain('starts 2030-04-01');
    expect(planted({})).toEqual(['18.72 p0 2022-03: two values']);
    const silent = { period: '2022-09', periodStart: '2022-09-01', methodVersion: 'lain' };
    expect(planted(silent)[0]).toContain('without a break');
  });

  it('hold the figures the deputy mayor knows', () => {
    const value = (indicator: string, period: string, area = metro) =>
      figures.find((one) => one.area === area && one.indicator === indicator && one.period === period)?.value;
    expect([2021, 2022, 2023, 2024, 2025].map((year) => value('p0', `${year}-03`))).toEqual([
      8.93, 7.87, 7.28, 6.78, 6.44,
    ]);
    expect(value('p0', '2009')).toBeUndefined();
    expect(value('jumlah_miskin', '2024-03')).toBe(12_070);
    expect(value('ipm_uhh_sp2010', '2024')).toBe(78.93);
    expect(value('ipm_uhh_lfsp2020', '2024')).toBe(80.41);
    expect(value('kemiskinan_ekstrem', '2024-03', 'ID')).toBe(1.26);
    expect(value('kemiskinan_ekstrem_garis_lama', '2024-03', 'ID')).toBe(0.83);
  });

  it('give the poverty lines once, in agreement with poverty-lines.yaml', () => {
    const known = new Map(
      [...figures, ...loadPeerSeries()].map((one) => [
        `${one.indicator} ${one.area} ${one.period}`,
        one.value,
      ]),
    );
    const unlike = loadPovertyLines().filter((one) => {
      const indicator = one.kind === 'national' ? 'garis_kemiskinan' : 'garis_kemiskinan_ekstrem';
      return known.get(`${indicator} ${one.area} ${one.period}`) !== one.rupiahPerMonth;
    });
    expect(unlike).toEqual([]);
    const lines = [...known.keys()].filter((key) => key.startsWith('garis_kemiskinan'));
    expect(loadPovertyLines()).toHaveLength(lines.length);
  });
});

describe('breaks, doubts and the catalogue', () => {
  it('breaks name known indicators and run forward; a planted one is refused', () => {
    expect(checkBreaks(context.breaks, context.indicators)).toEqual([]);
    const [first] = context.breaks;
    expect(checkBreaks([{ ...first!, indicators: ['p9'] }], context.indicators)[0]).toContain(
      'unknown indicator p9',
    );
    expect(checkBreaks([{ ...first!, firstAfter: '2020' }], context.indicators)[0]).toContain('ends before');
  });

  it('doubtful points are points that exist', () => {
    const keys = new Set(figures.map((one) => `${one.area} ${one.indicator} ${one.period}`));
    expect(
      loadDoubtfulPoints().filter((one) => !keys.has(`${one.area} ${one.indicator} ${one.period}`)),
    ).toEqual([]);
  });

  it('indicators that must not be joined say so on both sides', () => {
    const oneSided = [...context.indicators.values()].flatMap((one) =>
      one.notComparableWith
        .filter((code) => !context.indicators.get(code)?.notComparableWith.includes(one.code))
        .map((code) => `${one.code} > ${code}`),
    );
    expect(oneSided).toEqual([]);
  });

  it('every indicator of the catalogue has a figure, and each gauge an indicator', () => {
    const used = new Set(figures.map((one) => one.indicator));
    // BPS does not publish the mean of the lowest 40 % of a city: it comes from surveys alone.
    expect([...context.indicators.keys()].filter((code) => !used.has(code))).toEqual([
      'pengeluaran_40_terbawah',
    ]);
    const gauges = new Set([...context.indicators.values()].map((one) => one.gauge));
    expect(gauges).toEqual(new Set(['share', 'depth', 'living-standard', 'inequality', null]));
  });
});
