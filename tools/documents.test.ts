import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as measurement from '@pilar/measurement';
import {
  atkinson,
  compareIndependent,
  type Estimate,
  fgt,
  fgtSet,
  generalisedEntropy,
  gini,
  growthRedistribution,
  hoover,
  interval,
  jackknife,
  linearModel,
  lowestMean,
  lowestShare,
  mean,
  medianGap,
  PALMA,
  pooledTrend,
  predictOutcome,
  quantile,
  relativeLine,
  relativePoverty,
  relativeStandardError,
  rseClass,
  S80_S20,
  sen,
  senShorrocksThon,
  sGini,
  sharedProsperity,
  shareRatio,
  surveyDesign,
  watts,
  wolfson,
  zenga,
} from '@pilar/measurement';
import { describe, expect, it } from 'vitest';
import { PROBLEM_CODES } from '../contracts/src/problems.ts';
import { rseBands } from '../server/src/measurement/estimate-compute.ts';
import { listIndicators } from '../server/src/measurement/indicator-catalogue.ts';
import { findPriceChain } from '../server/src/platform/parameters/index.ts';
import { checkLinks, checkProblemPages } from './architecture/documents.ts';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const listed = (pattern: string): readonly string[] =>
  globSync(pattern, { cwd: ROOT, exclude: (path) => /(^|\/)(node_modules|dist)(\/|$)/.test(path) })
    .map((path) => path.replaceAll('\\', '/'))
    .sort();

const pages = new Map(listed('docs/**/*.md').map((path) => [path, read(path)]));
const page = (path: string): string => pages.get(path) ?? '';
/** Product code alone: tests speak of pages that were never meant to exist. */
const sources = listed('{kernels,contracts,server,web,demo}/**/*.{ts,tsx,sql}').filter(
  (path) => !/\.test\.tsx?$|\/testing\//.test(path),
);
const code = sources.map(read);
/** Comments quote versions as examples: they are no code. */
const kernel = sources
  .filter((path) => /^kernels\/(measurement|growth)\//.test(path))
  .map((path) =>
    read(path)
      .replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
      .replace(/\$\{[^}`]*\}/g, '…'),
  );
const VERSION = /[`']([\w/…-]+@\d+)[`']/g;
/** A line of the table against a version in the code; `…` stands for a choice in either. */
function speaksOf(line: string, version: string): boolean {
  const loose = (text: string): RegExp =>
    new RegExp(
      `^${text
        .split('…')
        .map((part) => part.replace(/[/@-]/g, '\\$&'))
        .join('[\\w.…-]+')}$`,
    );
  return loose(line).test(version) || loose(version).test(line);
}
const named = (pattern: RegExp): readonly string[] => [
  ...new Set(code.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''))),
];
const methodPages = [...pages.keys()].filter((path) => /^docs\/methods\/[a-z]/.test(path));
const problemPages = [...pages.keys()].filter((path) => /^docs\/problems\/[a-z]/.test(path));
const headings = (text: string): readonly string[] =>
  [...text.matchAll(/^## (.+)$/gm)].map((match) => match[1] ?? '');

describe('a page of methods', () => {
  it('is there for every indicator that links to one', () => {
    const slugs = listIndicators().flatMap(({ methodPage }) => methodPage ?? []);
    expect(slugs.length).toBeGreaterThan(5);
    expect(slugs.filter((slug) => !pages.has(`docs/methods/${slug}.md`))).toEqual([]);
  });

  it('is there wherever the code names one by its file', () => {
    const files = named(/docs\/methods\/([\w-]+)\.md/g);
    expect(files).toContain('galat-baku');
    expect(files.filter((name) => !pages.has(`docs/methods/${name}.md`))).toEqual([]);
  });

  it('is there wherever the web links to one by its address', () => {
    const slugs = named(/['"`]\/metode\/([a-z-]+)['"`]/g);
    const path = (slug: string): string =>
      slug === 'glosarium'
        ? 'docs/glossary.md'
        : slug.startsWith('masalah-')
          ? `docs/problems/${slug.slice('masalah-'.length)}.md`
          : `docs/methods/${slug}.md`;
    expect(slugs.filter((slug) => !pages.has(path(slug)))).toEqual([]);
  });

  it('has a title, says what it rests on, and ends in English', () => {
    for (const path of methodPages) {
      expect(page(path), path).toMatch(/^# \S/);
      expect(headings(page(path)).at(-1), path).toBe('In English');
      if (path === 'docs/methods/contoh.md') continue;
      expect(headings(page(path)), path).toEqual(
        expect.arrayContaining(['Contoh', 'Yang dapat keliru', 'Sandaran']),
      );
    }
  });

  it('is listed in the table of contents', () => {
    const contents = page('docs/methods/README.md');
    expect(
      methodPages.filter((path) => !contents.includes(`](${path.replace('docs/methods/', '')})`)),
    ).toEqual([]);
  });

  it('has a place for every version of a method that a figure can carry', () => {
    // Every string that ends like a version, wherever the kernel writes it; `…` stands for a choice.
    const versions = new Set(
      kernel.flatMap((text) => [...text.matchAll(VERSION)].map(([, found = '']) => found)),
    );
    expect(versions.size).toBeGreaterThan(40);
    for (const name of ['watts@1', 'gini/…@1', 'fgt/…@1', 'growth/mean@1'])
      expect([...versions]).toContain(name);
    const listed = [...page('docs/methods/README.md').matchAll(/`([\w/…-]+@\d+)`/g)].map(
      ([, name = '']) => name,
    );
    expect([...versions].filter((version) => !listed.some((name) => speaksOf(name, version)))).toEqual([]);
    const pageless = listed.filter((name) => ![...versions].some((version) => speaksOf(name, version)));
    expect(pageless, 'a version that no code gives').toEqual([]);
  });
});

describe('a refusal', () => {
  it('has a page, and each page a refusal', () => {
    expect(checkProblemPages(PROBLEM_CODES, pages.keys())).toEqual([]);
  });

  it('tells what happened, why, what to do, and names its code', () => {
    for (const path of problemPages) {
      expect(headings(page(path)), path).toEqual(['Sebabnya', 'Yang dilakukan', 'In English']);
      const name = path.replace(/^docs\/problems\/|\.md$/g, '');
      expect(page(path).trimEnd().split('\n').at(-1), path).toBe(`Kode: \`${name}\``);
      expect(page('docs/problems/README.md'), path).toContain(`[${name}](${name}.md)`);
    }
  });
});

describe('the ledger of authorities', () => {
  const ledger = page('docs/authorities.md');

  it('has a line for every function that the kernel offers', () => {
    const offered = Object.keys(measurement);
    expect(offered).toContain('giniSorted');
    expect(offered.filter((name) => !ledger.includes(`\`${name}\``))).toEqual([]);
  });

  it('names only tests that are there', () => {
    const tests = [...ledger.matchAll(/`([\w/.-]+\.test\.ts)`/g)].map((match) => match[1] ?? '');
    expect(tests.length).toBeGreaterThan(30);
    const all = listed('{kernels,server,demo,tools}/**/*.test.ts');
    expect(tests.filter((name) => !all.some((path) => path === name || path.endsWith(`/${name}`)))).toEqual(
      [],
    );
  });

  it('leaves out no test of the kernel', () => {
    const own = listed('kernels/measurement/src/*.test.ts').map((path) => path.split('/').at(-1) ?? '');
    expect(own.filter((name) => !ledger.includes(name))).toEqual([]);
  });
});

describe('pages and code', () => {
  it('link to what is there', () => {
    expect(checkLinks(pages, (path) => existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('name decisions that are written down', () => {
    const extra = listed('{vitest.config.ts,scripts/*.mjs,tools/**/*.ts}').map(read);
    const decisions = [...code, ...extra].flatMap((text) => [
      ...text.matchAll(/docs\/adr\/\d{4}-[a-z-]+\.md/g),
    ]);
    expect(decisions.length).toBeGreaterThan(1);
    expect(decisions.map((match) => match[0]).filter((path) => !pages.has(path))).toEqual([]);
  });
});

/*
 * The six households of docs/methods/contoh.md, line Rp600,000. What the pages print must be what the kernel gives,
 * written as the pages write it.
 */
const spending = [300_000, 900_000, 480_000, 1_200_000, 540_000, 1_800_000];
const people = [100, 100, 200, 100, 100, 200];
const design = surveyDesign({
  weights: people,
  strata: ['A', 'A', 'A', 'B', 'B', 'B'],
  clusters: [1, 1, 2, 3, 3, 4],
});
/** The same drawing once more: another survey, independent of the first. */
const designAgain = surveyDesign({
  weights: people,
  strata: ['A', 'A', 'A', 'B', 'B', 'B'],
  clusters: [1, 1, 2, 3, 3, 4],
});
const poverty = fgtSet(spending, design, 600_000);
const written = (value: number, decimals: number): string =>
  value.toLocaleString('id-ID', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
const percent = (value: number): string => written(100 * value, 2);
/** The pages write a true minus; rounding must not hide a wrong sign. */
const signed = (value: number, decimals: number): string => written(value, decimals).replace('-', '−');
const wave = (value: number, se: number): Estimate => ({ value, se, df: 50, n: 600, method: 'fgt/bps@1' });

describe('the worked examples', () => {
  it('use the households of the common page', () => {
    const table = page('docs/methods/contoh.md');
    for (const [row, welfare] of spending.entries()) {
      expect(table).toMatch(
        new RegExp(`\\| ${row + 1} \\| [AB] \\| \\d \\| ${people[row]} \\| ${written(welfare, 0)} \\|`),
      );
    }
  });

  it('of P0, P1 and P2', () => {
    for (const { value } of [poverty.p0, poverty.p1, poverty.p2]) {
      expect(page('docs/methods/fgt.md')).toContain(`**${percent(value)} persen**`);
    }
  });

  it('of the error, its class and its interval', () => {
    const text = page('docs/methods/galat-baku.md');
    const words = { accurate: 'akurat', caution: 'hati-hati', withheld: 'ditahan' } as const;
    for (const [name, estimate] of Object.entries(poverty)) {
      const { low, high } = interval(estimate, 0.95, 'logit');
      const limits = rseClass(estimate, rseBands()) === 'withheld' ? '–' : `${percent(low)}–${percent(high)}`;
      const cells = [percent(estimate.value), percent(estimate.se), percent(relativeStandardError(estimate))];
      expect(text).toContain(
        `| ${name.toUpperCase()} | ${cells.join(' | ')} | ${words[rseClass(estimate, rseBands())]} | ${limits} |`,
      );
    }
    expect(poverty.p0.df).toBe(2);
    const none = interval({ value: 0, se: 0, df: 40, n: 60, method: 'fgt/bps@1' });
    expect(text).toContain(`dengan 60 baris ${percent(none.high)} persen`);
  });

  it('of the mean', () => {
    const average = mean(spending, design);
    const text = page('docs/methods/rata-rata.md');
    expect(text).toContain(`**Rp${written(average.value, 0)}**`);
    expect(text).toContain(`Rp${written(average.se, 0)}`);
    expect(text).toContain(`RSE ${percent(relativeStandardError(average))} persen`);
  });

  it('of the Gini by both formulas', () => {
    const text = page('docs/methods/gini.md');
    expect(text).toContain(`**${written(gini(spending, design).value, 3)}**`);
    expect(text).toContain(written(gini(spending, design, { convention: 'convey' }).value, 3));
  });

  it('of the lowest 40 per cent and the median', () => {
    const text = page('docs/methods/pangsa-kuantil.md').replace(/\s+/g, ' ');
    const share = lowestShare(spending, design);
    const lowest = lowestMean(spending, design);
    expect(text).toContain(`porsi **${percent(share.value)} persen**`);
    expect(text).toContain(`${percent(share.se)} poin, RSE ${percent(relativeStandardError(share))} persen`);
    expect(text).toContain(`**Rp${written(lowest.value, 0)}**, galat baku Rp${written(lowest.se, 0)}`);
    expect(text).toContain(`**Rp${written(quantile(spending, design, 0.5).value, 0)}**`);
  });

  it('of the other measures of poverty', () => {
    const text = page('docs/methods/kemiskinan-lain.md');
    for (const { value } of [
      watts(spending, design, 600_000),
      sen(spending, design, 600_000),
      senShorrocksThon(spending, design, 600_000),
    ])
      expect(text).toContain(`**${written(value, 3)}**`);
  });

  it('of the relative line', () => {
    const text = page('docs/methods/garis-relatif.md').replace(/\s+/g, ' ');
    expect(text).toContain(`**Rp${written(relativeLine(spending, design).value, 0)}**`);
    const poor = relativePoverty(spending, design);
    expect(text).toContain(`**${percent(poor.value)} persen**`);
    expect(text).toContain(`${percent(poor.se)} poin`);
    expect(text).toContain(`**${percent(medianGap(spending, design).value)} persen**`);
  });

  it('of the other measures of inequality', () => {
    const text = page('docs/methods/ketimpangan-lain.md');
    const three = (...values: readonly Estimate[]): string =>
      values.map(({ value }) => written(value, 3)).join('; ');
    const entropy = [0, 1, 2].map((alpha) => generalisedEntropy(spending, design, { alpha }));
    expect(text).toContain(`| GE(0), GE(1), GE(2) | ${three(...entropy)} |`);
    const averse = [0.5, 1, 2].map((epsilon) => atkinson(spending, design, { epsilon }));
    expect(text).toContain(`| Atkinson 0,5; 1; 2 | ${three(...averse)} |`);
    expect(text).toContain(`| Hoover | ${three(hoover(spending, design))} |`);
    const ratios = [S80_S20, PALMA].map((ranks) => written(shareRatio(spending, design, ranks).value, 2));
    expect(text).toContain(`| S80/S20; Palma | ${ratios.join('; ')} |`);
    expect(text).toContain(`| S-Gini ν = 3 | ${three(sGini(spending, design, 3))} |`);
    expect(text).toContain(
      `| Wolfson; Zenga | ${three(wolfson(spending, design), zenga(spending, design))} |`,
    );
    expect(text).toContain(
      `memberi ${written(zenga(spending, design, { convention: 'convey' }).value, 3)} pada`,
    );
  });

  it('of why poverty changed', () => {
    const text = page('docs/methods/perubahan.md').replace(/\s+/g, ' ');
    const before = { welfare: spending, design };
    const after = {
      welfare: [360_000, 900_000, 540_000, 1_320_000, 660_000, 1_800_000],
      design: designAgain,
    };
    const split = growthRedistribution(before, after, 600_000, { measure: { kind: 'fgt', alpha: 1 } });
    expect(text).toContain(`dari ${percent(split.before.value)} ke ${percent(split.after.value)} persen`);
    for (const { value } of [split.shapley.growth, split.shapley.redistribution])
      expect(text).toContain(`**${signed(100 * value, 2)}** poin`);
    const { mean: ofMean, lowest, premium } = sharedProsperity(before, after);
    expect(text).toContain(`tumbuh **${percent(ofMean.value)}** persen`);
    expect(text).toContain(
      `terbawah **${percent(lowest.value)}** persen, premi **${percent(premium.value)}** poin`,
    );
  });

  it('of the model', () => {
    const text = page('docs/methods/model.md');
    const farmer = [1, 0, 1, 0, 1, 0];
    const model = linearModel(spending, [{ name: 'petani', values: farmer }], design);
    const [constant, slope] = model.coefficients.map(({ estimate }) => estimate.value);
    expect(text).toContain(`**Rp${written(constant ?? 0, 0)}**`);
    expect(text).toContain(`**−Rp${written(-(slope ?? 0), 0)}**`);
    expect(text).toContain(`Rp${written(predictOutcome(model, [1]).value, 0)}`);
    expect(text).toContain(`R² **${written(model.rSquared, 3)}**`);
  });

  it('of the error from replicates', () => {
    const { se } = fgt(spending, jackknife(design), 600_000);
    expect(page('docs/methods/galat-baku.md').replace(/\s+/g, ' ')).toContain(
      `P0 dengan jackknife mempunyai galat yang sama dengan Taylor, ${percent(se)} poin`,
    );
  });

  it('of what may be said of two and of four waves', () => {
    const text = page('docs/methods/arah.md').replace(/\s+/g, ' ');
    const { difference, interval: limits } = compareIndependent(wave(7.28, 1.38), wave(6.78, 1.38));
    expect(text).toContain(`Selisih ${signed(difference.value, 2)} poin`);
    expect(text).toContain(`Batasnya ${written((limits.high - limits.low) / 2, 2)} poin`);
    const trend = pooledTrend([
      { time: 2021, estimate: wave(8.93, 1.28) },
      { time: 2022, estimate: wave(7.87, 1.11) },
      { time: 2023, estimate: wave(7.28, 1.38) },
      { time: 2024, estimate: wave(6.78, 1.38) },
    ]);
    const { slope } = trend;
    expect(text).toContain(
      `kemiringan ${signed(slope.value, 2)} poin setahun, galat baku ${written(slope.se, 2)}, ` +
        `selang ${signed(trend.interval.low, 2)} sampai ${signed(trend.interval.high, 2)}`,
    );
  });

  it('of the chain of prices and the rise of the line', () => {
    const ratio = findPriceChain('18', '2021-03', '2025-03')?.ratio ?? 0;
    const prices = page('docs/methods/indeks-harga.md');
    expect(prices).toContain(`**${written(ratio, 4)}**`);
    expect(prices).toContain(`Rp${written(1_000_000 / ratio, 0)}`);
    const rise = findPovertyRise();
    expect(page('docs/methods/garis-kemiskinan.md')).toContain(`**${percent(rise)} persen**`);
  });
});

/** From the two lines as the page prints them, so that a mistyped line shows too. */
function findPovertyRise(): number {
  const lines = [...page('docs/methods/garis-kemiskinan.md').matchAll(/^\| 202[45] \| ([\d.]+) \|/gm)];
  const [before = 0, after = 0] = lines.map((match) => Number((match[1] ?? '').replaceAll('.', '')));
  expect([before, after]).toEqual([503_161, 596_139]);
  return after / before - 1;
}
