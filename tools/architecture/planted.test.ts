import { describe, expect, it } from 'vitest';
import { checkGlossary, checkLinks, checkProblemPages, checkSpelling } from './documents.ts';
import { checkApiTests, checkManners, checkMigrations } from './manners.ts';
import { checkCircles, checkDeclared, checkImports, type Tables } from './rules.ts';
import { importsOf, maskSource } from './source.ts';

const tables: Tables = {
  kernels: { numeric: [], measurement: ['numeric'] },
  kernelLibraries: { numeric: ['pure-maths'] },
  contractsLibraries: ['zod'],
  serverDomains: { registry: [], measurement: ['registry'] },
  webDomains: { registry: [], measurement: ['registry'] },
  workspaces: {
    '@pilar/numeric': 'kernels/numeric',
    '@pilar/measurement': 'kernels/measurement',
    '@pilar/contracts': 'contracts',
    '@pilar/demo': 'demo',
    pilar: 'server',
    '@pilar/web': 'web',
  },
};

/** One source that imports one thing, beside a file for it to find. */
function judge(path: string, specifier: string, others: readonly string[] = []): readonly string[] {
  const sources = new Map(others.map((other) => [other, 'export const here = 1;']));
  sources.set(path, `import { here } from '${specifier}';`);
  return checkImports(sources, tables).map((line) => line.replace(/^\S+ /, ''));
}

describe('what a source imports', () => {
  const kindsOf = (source: string) =>
    importsOf(maskSource(source)).map((found) => `${found.kind} ${found.specifier}`);

  it.each([
    ["import a from 'x';", 'import x'],
    ['import a, { b,\n  type C } from "x";', 'import x'],
    ["import * as a from 'x'", 'import x'],
    ["import 'x';", 'import x'],
    ["import type { A } from 'x';", 'type x'],
    ["import type A from 'x';", 'type x'],
    ["import type from 'x';", 'import x'],
    ["export { a } from 'x';", 're-export x'],
    ["export * as a from 'x';", 're-export x'],
    ["export type { A } from 'x';", 'type x'],
    ["const a = await import('x');", 'dynamic x'],
    ["const Page = lazy(() => import(\n  './Page.tsx'\n));", 'dynamic ./Page.tsx'],
    ["import data from './a.json' with { type: 'json' };", 'import ./a.json'],
    ["const a = 1; import b from 'x';", 'import x'],
  ])('%s', (source, expected) => {
    expect(kindsOf(source)).toEqual([expected]);
  });

  it.each([
    "// import a from 'x';",
    "/* export * from 'x'; */",
    'const text = "import a from \'x\'";',
    "const text = `\nimport a from 'x';\n`;",
    "export const from = 'x';",
    "export type Direction = 'up' | 'down';",
    'const url = import.meta.url + "x";',
    "const quote = /['\"]/; // from 'x'",
    `const nested = \`$\{\`import a from 'x'\`}\`;`,
  ])('nothing: %s', (source) => {
    expect(kindsOf(source)).toEqual([]);
  });

  it('is found behind an apostrophe in the text of a page, and on its line', () => {
    const source = "const a = <p>Jum'at</p>;\nconst b = () => import('./b.ts');\n";
    expect(importsOf(maskSource(source))).toEqual([{ specifier: './b.ts', kind: 'dynamic', line: 2 }]);
  });
});

describe('imports that are refused', () => {
  const store = 'server/src/registry/family.store.ts';
  const index = 'server/src/registry/index.ts';

  it.each([
    [
      'upward, platform to domain',
      'server/src/platform/http/app.ts',
      '../../registry/index.ts',
      [index],
      'server-platform may not import server-domain',
    ],
    [
      'upward, domain to app',
      'server/src/registry/index.ts',
      '../app/main.ts',
      ['server/src/app/main.ts'],
      'server-domain may not import server-app',
    ],
    [
      'around the index',
      'server/src/measurement/a.service.ts',
      '../registry/family.store.ts',
      [store],
      'domain registry is asked through its index.ts only',
    ],
    [
      'against the table',
      'server/src/registry/a.service.ts',
      '../measurement/index.ts',
      ['server/src/measurement/index.ts'],
      'domain registry may not ask domain measurement',
    ],
    [
      'a kernel that asks a higher one',
      'kernels/numeric/src/a.ts',
      '@pilar/measurement',
      [],
      'kernel numeric may not ask kernel measurement',
    ],
    [
      'a kernel that asks the contracts',
      'kernels/numeric/src/a.ts',
      '@pilar/contracts',
      [],
      'kernel may not import contracts',
    ],
    [
      'a kernel with a file in its hands',
      'kernels/numeric/src/a.ts',
      'node:fs',
      [],
      'kernel numeric may not use node:fs',
    ],
    [
      'a kernel with an unnamed library',
      'kernels/measurement/src/a.ts',
      'pure-maths/sum',
      [],
      'kernel measurement may not use pure-maths',
    ],
    ['contracts with more than zod', 'contracts/src/registry/a.ts', 'hono', [], 'contracts may not use hono'],
    [
      'web that asks the server by name',
      'web/src/registry/A.tsx',
      'pilar',
      [],
      'web-domain may not import server-app',
    ],
    [
      'web that asks the server by path',
      'web/src/registry/A.tsx',
      `../../../${index}`,
      [index],
      `reaches into another workspace by path (../../../${index})`,
    ],
    ['web that asks the demo', 'web/src/registry/A.tsx', '@pilar/demo', [], 'web-domain may not import demo'],
    [
      'web that asks for a file system',
      'web/src/registry/A.tsx',
      'node:fs',
      [],
      'web runs in a browser and has no node:fs',
    ],
    [
      'web ui that knows a page',
      'web/src/ui/A.tsx',
      '../registry/A.tsx',
      ['web/src/registry/A.tsx'],
      'web-ui may not import web-domain',
    ],
    [
      'a relative import without ending',
      'server/src/app/a.ts',
      './b',
      [],
      'relative import without its ending (./b)',
    ],
    [
      'a file that is not there',
      'server/src/app/a.ts',
      './b.ts',
      [],
      'imports a file that is not there (./b.ts)',
    ],
    [
      'its own workspace by name',
      'kernels/numeric/src/a.ts',
      '@pilar/numeric',
      [],
      'imports its own workspace by name (@pilar/numeric)',
    ],
    [
      'a test over the wall',
      'web/src/registry/a.test.tsx',
      'pilar',
      [],
      'web-domain may not import server-app',
    ],
  ])('%s', (_name, path, specifier, others, why) => {
    expect(judge(path, specifier, others)).toEqual([why]);
  });

  it.each([
    ['down', 'server/src/app/main.ts', '../registry/index.ts', [index]],
    ['sideways by the table', 'server/src/measurement/a.service.ts', '../registry/index.ts', [index]],
    ['inside one domain', 'server/src/registry/a.service.ts', './family.store.ts', [store]],
    ['to a lower kernel', 'kernels/measurement/src/a.ts', '@pilar/numeric', []],
    ['a kernel library named in an ADR', 'kernels/numeric/src/a.ts', 'pure-maths', []],
    [
      'a test of the API that starts the whole server',
      'server/src/registry/a.api.test.ts',
      '../app/main.ts',
      ['server/src/app/main.ts'],
    ],
    ['a tool that looks into the server', 'tools/a.ts', `../${index}`, [index]],
    ['a worker of a library', 'web/src/registry/A.tsx', 'maplibre-gl/dist/worker.mjs?worker&url', []],
    ['a style sheet', 'web/src/app/A.tsx', './a.css', []],
  ])('but not %s', (_name, path, specifier, others) => {
    expect(judge(path, specifier, others)).toEqual([]);
  });

  it('also as a type, a re-export and a dynamic import', () => {
    const source = [
      "import type { A } from '../app/main.ts';",
      "export * from '../app/main.ts';",
      "void import('../app/main.ts');",
    ];
    const sources = new Map([
      ['server/src/app/main.ts', ''],
      ['server/src/registry/index.ts', source.join('\n')],
    ]);
    expect(checkImports(sources, tables)).toEqual(
      [1, 2, 3].map((line) => `server/src/registry/index.ts:${line} server-domain may not import server-app`),
    );
  });
});

describe('circles', () => {
  it('are told once, from their first name', () => {
    const sources = new Map([
      ['server/src/registry/c.ts', "import './a.ts';"],
      ['server/src/registry/b.ts', "export * from './c.ts';"],
      ['server/src/registry/a.ts', "import type { B } from './b.ts';"],
      ['server/src/registry/d.ts', "import './a.ts';"],
    ]);
    const [a, b, c] = ['a', 'b', 'c'].map((name) => `server/src/registry/${name}.ts`);
    expect(checkCircles(sources, tables)).toEqual([`${a} -> ${b} -> ${c} -> ${a}`]);
  });

  it('of workspaces are seen through their names', () => {
    const sources = new Map([
      ['kernels/numeric/src/index.ts', "export * from '@pilar/measurement';"],
      ['kernels/measurement/src/index.ts', "export * from '@pilar/numeric';"],
    ]);
    expect(checkCircles(sources, tables)).toHaveLength(1);
  });

  it('are not two ways to one file', () => {
    const sources = new Map([
      ['demo/src/a.ts', "import './b.ts'; import './c.ts';"],
      ['demo/src/b.ts', "import './d.ts';"],
      ['demo/src/c.ts', "import './d.ts';"],
      ['demo/src/d.ts', ''],
    ]);
    expect(checkCircles(sources, tables)).toEqual([]);
  });
});

describe('packages', () => {
  const declared = { '': new Set(['vitest', 'vite']), server: new Set(['hono']) };
  const use = (path: string, name: string) => checkDeclared(new Map([[path, `import '${name}';`]]), declared);

  it('used without being named are found, also when the root names them', () => {
    expect(use('server/src/app/a.ts', 'kysely/helpers')).toHaveLength(1);
    expect(use('server/src/app/a.ts', 'vite')).toEqual([
      'server/src/app/a.ts:1 uses vite, not declared in its package.json',
    ]);
  });

  it('of the root are there for tests and configurations', () => {
    expect([
      ...use('server/src/a.test.ts', 'vitest'),
      ...use('web/vite.config.ts', 'vite'),
      ...use('server/src/a.ts', 'hono/cors'),
    ]).toEqual([]);
  });
});

describe('manners that are broken', () => {
  const long = 'const a = 1;\n'.repeat(301);

  it.each([
    ['server/src/registry/utils/a.ts', '', 'named for nothing'],
    ['web/src/ui/helpers.ts', '', 'named for nothing'],
    ['server/src/registry/a.ts', long, '301 lines'],
    ['server/src/registry/a.ts', 'export default 1;', 'exports a default'],
    ['server/src/registry/a.ts', 'const a = 1;\nexport { a as default };', 'exports a default'],
    ['server/src/registry/a.ts', 'const a: any = 1;', 'uses any'],
    ['server/src/registry/a.ts', 'const a = b as any;', 'uses any'],
    ['server/src/registry/a.ts', 'const a = new Map<string, any>();', 'uses any'],
    ['server/src/registry/a.ts', 'const a: readonly any[] = [];', 'uses any'],
    ['server/src/registry/a.ts', '// @ts-expect-error it works\nf();', 'silences the type checker'],
    ['server/src/registry/a.ts', '/* @ts-ignore */ f();', 'silences the type checker'],
    ['server/src/registry/a.ts', '// TODO later', 'without an issue number'],
    ['server/src/registry/a.test.ts', "it.skip('x', () => {});", 'without a dated reason'],
    [
      'server/src/registry/a.test.ts',
      "// 2026-11-24: alone for a moment\ndescribe.only('x', () => {});",
      'without a dated reason',
    ],
    ['server/src/registry/FamilyStore.ts', '', 'kebab-case'],
    ['web/src/registry/familyPage.tsx', '', 'PascalCase'],
    [
      'server/src/registry/a.routes.ts',
      "import { s } from './a.store.ts';",
      'a routes file may not ask ./a.store.ts',
    ],
    [
      'server/src/registry/a.store.ts',
      "import { s } from './a.service.ts';",
      'a store file may not ask ./a.service.ts',
    ],
    ['server/src/registry/a.service.ts', "import { Hono } from 'hono';", 'a service file may not ask hono'],
    ['server/src/registry/a.store.ts', "import { type Kysely, sql } from 'kysely';", 'writes SQL text'],
    ['server/src/registry/a.store.ts', "import { sql as text } from 'kysely';", 'writes SQL text'],
    ['server/src/registry/a.store.ts', "import * as kysely from 'kysely';", 'writes SQL text'],
    ['server/src/registry/a.store.ts', "tx.executeQuery(CompiledQuery.raw('select 1'));", 'writes SQL text'],
  ])('%s with %s', (path, source, what) => {
    const found = checkManners(new Map([[path, source]]));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(what);
  });

  it.each([
    ['server/src/registry/a.test.ts', long],
    ['server/src/platform/db/generated/tables.ts', long],
    ['web/vite.config.ts', 'export default {};'],
    ['server/src/registry/a.ts', 'const any = 1; f({ any: 2 }); const text = "as any"; // any: of them'],
    ['server/src/registry/a.ts', 'const text = "@ts-ignore TODO";'],
    ['server/src/registry/a.ts', '// TODO(#12) the second factor'],
    ['server/src/registry/a.test.ts', "// 2026-11-24: waits for the new series\nit.skip('x', () => {});"],
    ['web/src/registry/FamilyPage.tsx', ''],
    ['web/src/registry/FamilyPage.test.tsx', ''],
    ['web/src/registry/family.queries.ts', ''],
    ['server/src/registry/a.routes.ts', "import type { Row } from './a.store.ts';"],
    ['server/src/shared-devices/a.ts', ''],
    ['server/src/registry/a.store.ts', "import { type Kysely, NoResultError } from 'kysely';"],
    ['server/src/registry/a.store.ts', "import type { Kysely } from 'kysely';"],
    ['server/src/registry/a.test.ts', "import { sql } from 'kysely';"],
    ['server/src/platform/db/column-type.ts', "import { sql } from 'kysely';"],
  ])('but not %s with %s', (path, source) => {
    expect(checkManners(new Map([[path, source]]))).toEqual([]);
  });
});

describe('files that belong together', () => {
  it('are routes and their API tests', () => {
    const routes = ['server/src/registry/family.routes.ts', 'server/src/registry/desil.routes.ts'];
    expect(checkApiTests([...routes, 'server/src/registry/desil.api.test.ts'])).toEqual([
      'server/src/registry/family.routes.ts has no family.api.test.ts beside it',
    ]);
  });

  it('are migrations and the order of their numbers', () => {
    const folder = 'server/src/registry/migrations';
    const right = [
      `${folder}/20261124-01-create-family.sql`,
      'server/src/platform/job/migrations/20261124-02-create-job.sql',
    ];
    expect(checkMigrations(right)).toEqual([]);
    expect(checkMigrations([`${folder}/create-family.sql`])).toEqual([
      `${folder}/create-family.sql is not YYYYMMDD-NN-verb-object.sql`,
    ]);
    expect(checkMigrations([right[0]!, `${folder}/20261124-01-add-index.sql`])).toEqual([
      `20261124-01 twice: ${right[0]}, ${folder}/20261124-01-add-index.sql`,
    ]);
  });
});

describe('pages', () => {
  const pages = new Map([
    [
      'README.md',
      '# Pilar\n[good](docs/a.md) [heading](docs/a.md#dua-kata) [web](https://bps.go.id) `[code](x.md)`',
    ],
    ['docs/a.md', '# A\n## Dua kata!\n[up](../README.md) [self](#a)'],
  ]);
  const exists = (path: string) => pages.has(path) || path === 'docs/gambar.png';

  it('link to each other', () => {
    expect(checkLinks(pages, exists)).toEqual([]);
  });

  it.each([
    ['[x](b.md)', 'docs/c.md: b.md leads nowhere'],
    ['![x](lost.png "title")', 'docs/c.md: lost.png leads nowhere'],
    ['<img src="lost.png">', 'docs/c.md: lost.png leads nowhere'],
    ['[x]: lost.md', 'docs/c.md: lost.md leads nowhere'],
    ['[x](a.md#tiga)', 'docs/c.md: a.md#tiga names no heading of docs/a.md'],
    ['[x](../../other.md)', 'docs/c.md: ../../other.md leads out of the repository'],
  ])('%s is broken', (text, why) => {
    expect(checkLinks(new Map([...pages, ['docs/c.md', text]]), exists)).toEqual([why]);
  });

  it('explain each refusal, and nothing else', () => {
    expect(
      checkProblemPages(
        ['not-found', 'body-invalid'],
        ['docs/problems/README.md', 'docs/problems/not-found.md', 'docs/problems/old.md'],
      ),
    ).toEqual(['docs/problems/body-invalid.md is missing', 'docs/problems/old.md explains no refusal']);
  });

  it('explain the words of law and office that the code uses', () => {
    const used = ['const nomorKk = kelurahanCode;', 'type RW = 1;'];
    expect(checkGlossary(used, ['kk', 'kelurahan', 'rw', 'rt'], '| kelurahan | … |\n| rw | … |')).toEqual([
      'kk is not in docs/glossary.md',
    ]);
  });

  it('have one spelling for one word', () => {
    const refused = { nomorKk: /\bnoKK\b/g };
    expect(checkSpelling([['a.ts', 'const noKK = nomorKk;']], refused)).toEqual([
      'a.ts: noKK is written nomorKk',
    ]);
  });
});
