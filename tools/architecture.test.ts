import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROBLEM_CODES } from '../contracts/src/problems.ts';
import { checkGlossary, checkLinks, checkProblemPages, checkSpelling } from './architecture/documents.ts';
import { checkApiTests, checkManners, checkMigrations } from './architecture/manners.ts';
import { checkCircles, checkDeclared, checkImports, type Tables } from './architecture/rules.ts';
import { maskSource } from './architecture/source.ts';

const ROOT = join(import.meta.dirname, '..');
const OUTSIDE = /(^|\/)(node_modules|dist|coverage|\.git|\.setup|\.pilar)(\/|$)/;

function filesOf(pattern: string): readonly string[] {
  return globSync(pattern, { cwd: ROOT, exclude: (path) => OUTSIDE.test(path) })
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const textsOf = (pattern: string): ReadonlyMap<string, string> =>
  new Map(filesOf(pattern).map((path) => [path, read(path)]));

type Manifest = Readonly<
  Partial<
    Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Readonly<Record<string, string>>>
  > & {
    name: string;
  }
>;

const manifests = new Map(
  filesOf('{package.json,{contracts,demo,server,web}/package.json,kernels/*/package.json}').map((path) => {
    const manifest: Manifest = JSON.parse(read(path));
    return [path === 'package.json' ? '' : path.replace(/\/package\.json$/, ''), manifest] as const;
  }),
);

const dependenciesOf = (manifest: Manifest): readonly (readonly [string, string])[] =>
  Object.entries({ ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies });

/** What may ask what. A line more here is a decision: it comes with its reason, and a boundary with an ADR. */
const TABLES: Tables = {
  kernels: {
    numeric: [],
    measurement: ['numeric'],
    linkage: ['numeric'],
    targeting: ['numeric', 'measurement'],
    growth: ['numeric', 'measurement'],
    simulation: ['numeric', 'measurement'],
    allocation: ['numeric'],
    disclosure: ['numeric'],
  },
  kernelLibraries: {},
  contractsLibraries: ['zod'],
  serverDomains: {
    registry: [],
    // A survey's groups are the areas and the families' covariates of the register.
    measurement: ['registry'],
    // Commands of all domains read files, options and refusals alike.
    stunting: ['measurement'],
    // A subject request is about a person of the register.
    protection: ['registry'],
  },
  webDomains: {
    registry: [],
    // Beranda shows the register's counts per kelurahan beside the survey's figures.
    measurement: ['registry'],
    protection: ['registry'],
  },
  workspaces: Object.fromEntries(
    [...manifests].filter(([folder]) => folder !== '').map(([folder, manifest]) => [manifest.name, folder]),
  ),
};

/** Words of law and office: where one stands in the code, the glossary explains it. */
const WORDS = [
  ...[
    'kelurahan',
    'kecamatan',
    'kabupaten',
    'kota',
    'provinsi',
    'desa',
    'rt',
    'rw',
    'nik',
    'kk',
    'nip',
    'opd',
  ],
  ...[
    'apbd',
    'apbn',
    'tkpk',
    'bappeda',
    'dtsen',
    'dtks',
    'regsosek',
    'susenas',
    'dukcapil',
    'desil',
    'bps',
    'ipm',
  ],
  ...[
    'posyandu',
    'rakor',
    'musrenbang',
    'rat',
    'rpkd',
    'oppkpke',
    'baznas',
    'pkh',
    'bpnt',
    'bansos',
    'kemendagri',
  ],
  ...['beranda', 'jejak', 'rupiah', 'pilar', 'asumsi', 'kubus', 'kip', 'pbi', 'jkn', 'blt'],
];

/** One word, one spelling: the word of the glossary, and what it was seen written as elsewhere. */
const SPELLINGS = {
  nomorKk: /\b(?:no|nomer|number)_?(?:KK|Kk|kk)\b|\bnomorKK\b/g,
  nik: /\b[a-z]+NIK\b|\bNIK[a-z]\w*\b/g,
  kelurahan: /\b(?:k|K)elurahans\b/g,
};

const sources = textsOf(
  '{kernels,contracts,demo,server,web,tools,journeys,bench,fuzz,parameters}/**/*.{ts,tsx}',
);
const pages = new Map([...textsOf('*.md'), ...textsOf('{docs,demo,parameters,server,web,kernels}/**/*.md')]);
const codes = [...sources].map(([path, source]) => [path, maskSource(source).code] as const);

describe('the house', () => {
  it('has sources to judge', () => {
    expect(sources.size).toBeGreaterThan(50);
  });

  it('imports run down only, and sideways as the tables allow', () => {
    expect(checkImports(sources, TABLES)).toEqual([]);
  });

  it('has no circles', () => {
    expect(checkCircles(sources, TABLES)).toEqual([]);
  });

  it('uses no package that its package.json does not name', () => {
    const declared = Object.fromEntries(
      [...manifests].map(([folder, manifest]) => [
        folder,
        new Set([
          ...dependenciesOf(manifest).map(([name]) => name),
          ...(folder === '' ? Object.keys(TABLES.workspaces) : []),
        ]),
      ]),
    );
    expect(checkDeclared(sources, declared)).toEqual([]);
  });

  it('names every package by its exact version', () => {
    const loose = [...manifests].flatMap(([folder, manifest]) =>
      dependenciesOf(manifest)
        .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
        .map(([name, version]) => `${folder}/package.json: ${name} ${version}`),
    );
    expect(loose).toEqual([]);
  });

  it('keeps its manners in every file', () => {
    expect(checkManners(sources)).toEqual([]);
  });

  it('tests every file of routes with real requests', () => {
    expect(checkApiTests(sources.keys())).toEqual([]);
  });

  it('names migrations by day, number, verb and object', () => {
    expect(checkMigrations(filesOf('server/src/**/*.sql'))).toEqual([]);
  });
});

describe('its words', () => {
  it('explain every refusal on a page of its own', () => {
    expect(checkProblemPages(PROBLEM_CODES, pages.keys())).toEqual([]);
  });

  it('of law and office stand in the glossary', () => {
    expect(
      checkGlossary(
        codes.map(([, code]) => code),
        WORDS,
        pages.get('docs/glossary.md') ?? '',
      ),
    ).toEqual([]);
  });

  it('have one spelling', () => {
    expect(
      checkSpelling(
        codes.filter(([path]) => path !== 'tools/architecture.test.ts'),
        SPELLINGS,
      ),
    ).toEqual([]);
  });

  it('link to what is there', () => {
    expect(pages.size).toBeGreaterThan(0);
    expect(checkLinks(pages, (path) => existsSync(join(ROOT, path)))).toEqual([]);
  });
});
