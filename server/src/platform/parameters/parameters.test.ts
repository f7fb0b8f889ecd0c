import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { findAreas, loadAreas } from './areas.ts';
import { findBreaks } from './breaks.ts';
import { loadCodebook } from './codebooks.ts';
import { growthTableIds, loadGrowthTable } from './growth-tables.ts';
import { OfficialFigure } from './official-series.ts';
import { ParameterError, parametersFolder, readCsvRows, readYaml } from './parameter-files.ts';
import { hashParameterFiles, parameterVersion } from './parameter-version.ts';
import { findPovertyLine } from './poverty-lines.ts';
import { findPriceChain, loadPriceChanges } from './price-index.ts';
import { loadSubKegiatan } from './programmes.ts';
import { findClass, loadInequalityClasses, loadRseClasses } from './published-classes.ts';
import { loadPillarTaxonomies } from './taxonomies.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pilar-parameter-files-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a reader refuses with. */
function refusal(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof ParameterError) return error.message;
    throw error;
  }
  return 'not refused';
}

describe('a parameter file that is wrong', () => {
  it('is refused with the file and the line of the wrong row', () => {
    const header =
      'area,indicator,period,period_start,round,value,unit,source,confidence,method_version,note';
    const good = '18.72,p0,2024-03,2024-03-01,maret,6.78,persen,S08,tinggi,v,"catatan\ndua baris"';
    writeFileSync(join(folder, 'a.csv'), `${header}\n${good}\n${good.replace('6.78', '6,78')}\n`);
    // A decimal comma makes one cell too many.
    expect(refusal(() => readCsvRows('a.csv', OfficialFigure, folder))).toMatch(
      /^parameters\/a\.csv:5: .*got 12/,
    );
    writeFileSync(join(folder, 'b.csv'), `${header}\n${good}\n${good.replace('tinggi', 'pasti')}\n`);
    expect(refusal(() => readCsvRows('b.csv', OfficialFigure, folder))).toMatch(
      /^parameters\/b\.csv:5: confidence/,
    );
  });

  it('is refused when the value is blank: missing is never zero', () => {
    writeFileSync(
      join(folder, 'c.csv'),
      'area,indicator,period,period_start,round,value,unit,source,confidence,method_version,note\n' +
        '18.72,p0,2009,2009-01-01,tidak-disebut,,persen,S01,rendah,v,\n',
    );
    expect(refusal(() => readCsvRows('c.csv', OfficialFigure, folder))).toMatch(
      /^parameters\/c\.csv:2: value/,
    );
  });

  it('points at the line inside a YAML file', () => {
    const schema = z.object({ entries: z.array(z.object({ code: z.string(), upper: z.number() })) });
    writeFileSync(
      join(folder, 'a.yaml'),
      'entries:\n  - code: a\n    upper: 1\n  - code: b\n    upper: dua\n',
    );
    expect(refusal(() => readYaml('a.yaml', schema, folder))).toMatch(
      /^parameters\/a\.yaml:5: entries\.1\.upper/,
    );
    writeFileSync(join(folder, 'b.yaml'), 'entries:\n  - code: a\n    upper: 1\n  - code: b\n');
    expect(refusal(() => readYaml('b.yaml', schema, folder))).toMatch(
      /^parameters\/b\.yaml:4: entries\.1\.upper/,
    );
    writeFileSync(join(folder, 'c.yaml'), 'entries: [\n');
    expect(refusal(() => readYaml('c.yaml', schema, folder))).toMatch(/^parameters\/c\.yaml:[12]: /);
  });
});

describe('the version of the parameters', () => {
  it('is one hash whatever the line ends, and another when one figure changes', () => {
    const copy = mkdtempSync(join(folder, 'version-'));
    cpSync(parametersFolder, copy, { recursive: true });
    expect(hashParameterFiles(copy)).toBe(parameterVersion());
    const file = join(copy, 'rse-classes.yaml');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replaceAll('\n', '\r\n'));
    expect(hashParameterFiles(copy)).toBe(parameterVersion());
    writeFileSync(file, text.replaceAll('upper: 25', 'upper: 30'));
    expect(hashParameterFiles(copy)).not.toBe(parameterVersion());
  });
});

describe('areas', () => {
  it('of a city that is not shipped are undefined, so that the city brings its own', () => {
    expect(findAreas('32.73')).toBeUndefined();
    expect(loadAreas('32.73')).toEqual([]);
    expect(() => findAreas('../series')).toThrow();
  });

  it('carry both spellings', () => {
    const bantul = loadAreas('18.72').find((area) => area.code === '18.72.05.1003');
    expect([bantul?.name, bantul?.bpsName, bantul?.bpsCode]).toEqual([
      'Sumbersari Bantul',
      'Sumbersari',
      '1872011001',
    ]);
  });
});

describe('breaks', () => {
  const between = (indicator: string, area: string, from: string, to: string) =>
    findBreaks({ indicator, area, between: [from, to] }).map((one) => one.id);

  it('stand between 2024 and 2025 for the poverty of Metro, in either order, and only there', () => {
    expect(between('p0', '18.72', '2024-03', '2025-03')).toEqual(['metro-garis-2025']);
    expect(between('p1', '18.72', '2025-03', '2024-03')).toEqual(['metro-garis-2025']);
    expect(between('p0', '18.72', '2021-03', '2024-03')).toEqual([]);
    expect(between('p0', '18.72', '2025-03', '2026-03')).toEqual([]);
    expect(between('p0', '18', '2024-03', '2025-03')).toEqual([]);
    expect(between('gini', '18.72', '2024-03', '2025-03')).toEqual([]);
  });

  it('count every break that a long line would cross', () => {
    expect(between('p0', '18.72', '2007', '2025-03')).toEqual([
      'metro-garis-2025',
      'metro-p0-2008',
      'metro-p0-2010',
    ]);
  });

  it('of all areas hold for each', () => {
    expect(between('sanitasi_layak', '18', '2015', '2016')).toEqual(['sanitasi-air-2016']);
    expect(between('penduduk_tabel_bps', '18.07', '2020', '2021')).toEqual(['penduduk-2021']);
  });
});

describe('the price chain', () => {
  // Lampung: 1.0243 x 1.0559 x 1.0345 x 1.0158 = 1.136550 (worked by hand from the published yearly changes).
  it('multiplies the years that are published', () => {
    expect(findPriceChain('18', '2021-03', '2025-03')?.ratio).toBeCloseTo(1.13655, 5);
    expect(findPriceChain('18.72', '2024-03', '2025-03')?.ratio).toBeCloseTo(1.0139, 10);
    expect(findPriceChain('ID', '2024-03', '2024-03')).toEqual({ ratio: 1, steps: [] });
  });

  it('agrees with the published index levels of 2024 and 2025', () => {
    // National IHK 106.13 to 107.22 (2022 = 100); rounding of both levels allows 0.01 point.
    expect(findPriceChain('ID', '2024-03', '2025-03')?.ratio).toBeCloseTo(107.22 / 106.13, 4);
  });

  it('is not available where a link is missing, or backwards', () => {
    expect(findPriceChain('18.72', '2021-03', '2025-03')).toBeUndefined();
    expect(findPriceChain('18', '2021-03', '2025-09')).toBeUndefined();
    expect(findPriceChain('18', '2025-03', '2021-03')).toBeUndefined();
    expect(findPriceChain('32', '2021-03', '2022-03')).toBeUndefined();
  });

  it('has each year once, one year a step', () => {
    const keys = loadPriceChanges().map((one) => `${one.area} ${one.fromPeriod}`);
    expect(new Set(keys).size).toBe(keys.length);
    const year = (period: string) => Number(period.slice(0, 4));
    expect(loadPriceChanges().filter((one) => year(one.toPeriod) - year(one.fromPeriod) !== 1)).toEqual([]);
  });
});

describe('published classes', () => {
  it('take a value exactly on the line to the side that the rule says', () => {
    const inequality = (percent: number) => findClass(loadInequalityClasses(), percent)?.code;
    expect([11.99, 12, 17, 17.01].map(inequality)).toEqual(['tinggi', 'sedang', 'sedang', 'rendah']);
    const rse = (percent: number) => findClass(loadRseClasses(), percent)?.code;
    expect([0, 25, 25.01, 50, 50.01, 400].map(rse)).toEqual([
      'akurat',
      'akurat',
      'hati-hati',
      'hati-hati',
      'ditahan',
      'ditahan',
    ]);
    expect(rse(-1)).toBeUndefined();
  });

  it('touch without gap or overlap', () => {
    for (const classes of [loadInequalityClasses(), loadRseClasses()]) {
      for (const [index, next] of classes.slice(1).entries()) {
        expect(classes[index]?.upper).toBe(next.lower);
        expect(classes[index]?.upperIncluded).toBe(!next.lowerIncluded);
      }
    }
  });
});

describe('tables and books', () => {
  it('a poverty line that was not published is not available', () => {
    expect(findPovertyLine('18.72', '2024-03')?.rupiahPerMonth).toBe(503_161);
    expect(findPovertyLine('18.72', '2023-03')).toBeUndefined();
    expect(findPovertyLine('ID', '2022', 'extreme-usd-1.90')?.rupiahPerMonth).toBe(322_170);
  });

  it('the Regsosek book keeps 40 questions and marks the sums of powers of two', () => {
    const lists = [...loadCodebook('regsosek2022k').lists.values()];
    expect(lists).toHaveLength(40);
    expect(lists.filter((list) => list.kind === 'bit-sum').flatMap((list) => list.questions)).toEqual([
      '411',
      '426',
      '431a',
      '431f',
    ]);
    const roof = loadCodebook('regsosek2022k').lists.get('atap_terluas');
    expect(roof?.codes).toHaveLength(8);
    expect(loadCodebook('code-lists').lists.get('dukcapil_pekerjaan')?.codes).toHaveLength(89);
    for (const { codes, list } of lists) {
      expect([list, new Set(codes.map((code) => code.code)).size]).toEqual([list, codes.length]);
    }
  });

  it('each WHO table rises by age or size within a sex, without a repeated point', () => {
    for (const id of growthTableIds) {
      const rows = loadGrowthTable(id);
      expect(rows.length).toBeGreaterThan(1000);
      for (const sex of ['L', 'P'] as const) {
        const points = rows.filter((row) => row.sex === sex).map((row) => row.at);
        expect(points.every((at, index) => index === 0 || at > (points[index - 1] ?? at))).toBe(true);
      }
    }
    expect(loadGrowthTable('lhfa')[0]).toEqual({ sex: 'L', at: 0, l: 1, m: 49.8842, s: 0.03795 });
  });

  it('one pillar taxonomy is the default, and pillar codes are unique in each', () => {
    const taxonomies = loadPillarTaxonomies();
    expect(taxonomies.filter((one) => one.isDefault).map((one) => one.id)).toEqual(['inpres-4-2022']);
    expect(taxonomies.map((one) => new Set(one.pillars.map((pillar) => pillar.code)).size)).toEqual([
      3, 4, 3,
    ]);
  });

  it('budget lines are unique, and a renumbered line names another code', () => {
    const lines = loadSubKegiatan();
    expect(new Set(lines.map((one) => one.code)).size).toBe(61);
    expect(lines.filter((one) => one.previousCode === one.code)).toEqual([]);
    expect(lines.find((one) => one.code === '1.03.05.2.01.0051')?.previousCode).toBe('1.03.05.2.01.0044');
  });
});
