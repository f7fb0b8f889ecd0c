import { type Floor, isTest, type Place, packageOf, placeOf, targetOf } from './place.ts';
import { type Import, importsOf, maskSource } from './source.ts';

export type Sources = ReadonlyMap<string, string>;

export type Tables = Readonly<{
  /** Which kernels a kernel may ask. */
  kernels: Readonly<Record<string, readonly string[]>>;
  /** Pure libraries a kernel may use, each named in an ADR. */
  kernelLibraries: Readonly<Record<string, readonly string[]>>;
  contractsLibraries: readonly string[];
  /** Which domains a server domain may ask, through their index.ts. */
  serverDomains: Readonly<Record<string, readonly string[]>>;
  webDomains: Readonly<Record<string, readonly string[]>>;
  /** Package name -> workspace folder. */
  workspaces: Readonly<Record<string, string>>;
}>;

/** The floors each floor may import from, besides itself. */
const BELOW: Readonly<Record<Floor, readonly Floor[]>> = {
  kernel: [],
  contracts: [],
  demo: ['kernel', 'contracts'],
  'server-platform': ['kernel', 'contracts'],
  'server-domain': ['server-platform', 'kernel', 'contracts', 'demo'],
  'server-app': ['server-domain', 'server-platform', 'kernel', 'contracts', 'demo'],
  'web-platform': ['kernel', 'contracts'],
  'web-ui': ['web-platform', 'kernel', 'contracts'],
  'web-domain': ['web-ui', 'web-platform', 'kernel', 'contracts'],
  'web-app': ['web-domain', 'web-ui', 'web-platform', 'kernel', 'contracts'],
  // Tools, journeys and benches look at the product from outside; nothing imports them.
  tool: ['kernel', 'contracts', 'demo', 'server-platform', 'server-domain', 'server-app'],
};

type Edge = Readonly<{ from: string; to: string; kind: Import['kind']; line: number }>;

function whyNotTable(from: Place, to: Place, toPath: string, tables: Tables): string | undefined {
  if (from.floor === 'kernel' && from.name !== to.name) {
    return tables.kernels[from.name]?.includes(to.name)
      ? undefined
      : `kernel ${from.name} may not ask kernel ${to.name}`;
  }
  const domains = { 'server-domain': tables.serverDomains, 'web-domain': tables.webDomains } as const;
  if (from.floor !== 'server-domain' && from.floor !== 'web-domain') return undefined;
  if (from.name === to.name) return undefined;
  if (!domains[from.floor][from.name]?.includes(to.name)) {
    return `domain ${from.name} may not ask domain ${to.name}`;
  }
  return /\/src\/[^/]+\/index\.tsx?$/.test(toPath)
    ? undefined
    : `domain ${to.name} is asked through its index.ts only`;
}

/** Why one file may not import another, or undefined. */
export function whyNot(from: string, to: string, tables: Tables): string | undefined {
  const [a, b] = [placeOf(from), placeOf(to)];
  // A test may compose the whole of its own workspace; the walls between workspaces hold for it too.
  if (isTest(from) && a.workspace === b.workspace) return undefined;
  if (a.floor === b.floor) return whyNotTable(a, b, to, tables);
  if (BELOW[a.floor].includes(b.floor)) return undefined;
  if (isTest(from) && b.floor === 'tool') return undefined;
  return `${a.floor} may not import ${b.floor}`;
}

function whyNotPackage(from: string, name: string, tables: Tables): string | undefined {
  const place = placeOf(from);
  if (isTest(from)) return undefined;
  if (place.floor === 'kernel' && !tables.kernelLibraries[place.name]?.includes(name)) {
    return `kernel ${place.name} may not use ${name}`;
  }
  if (place.floor === 'contracts' && !tables.contractsLibraries.includes(name))
    return `contracts may not use ${name}`;
  if (place.floor.startsWith('web-') && name.startsWith('node:'))
    return `web runs in a browser and has no ${name}`;
  return undefined;
}

const at = (path: string, line: number, what: string): string => `${path}:${line} ${what}`;

function checkOne(path: string, found: Import, sources: Sources, tables: Tables): string | undefined {
  const target = targetOf(path, found.specifier);
  if (target === undefined) {
    const name = found.specifier.startsWith('node:') ? found.specifier : packageOf(found.specifier);
    const folder = tables.workspaces[name];
    if (folder === undefined) return whyNotPackage(path, name, tables);
    if (placeOf(path).workspace === folder) return `imports its own workspace by name (${name})`;
    return whyNot(path, `${folder}/src/index.ts`, tables);
  }
  const own = placeOf(path).workspace;
  // The root has no name for the server's parts; it reaches them by path.
  if (own !== '' && own !== placeOf(target).workspace) {
    return `reaches into another workspace by path (${found.specifier})`;
  }
  if (!/\.[a-z0-9]+$/.test(target)) return `relative import without its ending (${found.specifier})`;
  if (/\.tsx?$/.test(target) && !sources.has(target))
    return `imports a file that is not there (${found.specifier})`;
  return whyNot(path, target, tables);
}

/** Imports against the tables: one line for each that breaks a rule. */
export function checkImports(sources: Sources, tables: Tables): readonly string[] {
  return [...sources].flatMap(([path, source]) =>
    importsOf(maskSource(source)).flatMap((found) => {
      const why = checkOne(path, found, sources, tables);
      return why === undefined ? [] : [at(path, found.line, why)];
    }),
  );
}

function edgesOf(sources: Sources, tables: Tables): readonly Edge[] {
  return [...sources].flatMap(([from, source]) =>
    importsOf(maskSource(source)).flatMap((found): readonly Edge[] => {
      const folder = tables.workspaces[packageOf(found.specifier)];
      const to = folder === undefined ? targetOf(from, found.specifier) : `${folder}/src/index.ts`;
      return to !== undefined && sources.has(to) ? [{ from, to, kind: found.kind, line: found.line }] : [];
    }),
  );
}

/** Circles of imports, types included: two files that need each other are one, or share a third below both. */
export function checkCircles(sources: Sources, tables: Tables): readonly string[] {
  const next = Map.groupBy(edgesOf(sources, tables), (edge) => edge.from);
  const done = new Set<string>();
  const found = new Map<string, string>();
  const walk = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) {
      const circle = trail.slice(start);
      // Rotated to begin at its first name, so that a circle met twice is told once.
      const first = circle.indexOf([...circle].sort()[0] ?? path);
      const names = [...circle.slice(first), ...circle.slice(0, first)];
      found.set(names.join(' '), [...names, names[0]].join(' -> '));
      return;
    }
    if (done.has(path)) return;
    for (const edge of next.get(path) ?? []) walk(edge.to, [...trail, path]);
    done.add(path);
  };
  for (const path of sources.keys()) walk(path, []);
  return [...found.values()];
}

/** A workspace's folder and the packages it declares. */
export type Declared = Readonly<Record<string, ReadonlySet<string>>>;

/** Packages used without standing in the package.json of their workspace: they work until npm sorts differently. */
export function checkDeclared(sources: Sources, declared: Declared): readonly string[] {
  return [...sources].flatMap(([path, source]) => {
    const { workspace, floor } = placeOf(path);
    const own = declared[workspace] ?? new Set<string>();
    // Tests and configurations run with the tools of the root.
    const allowed = floor === 'tool' || isTest(path) ? own.union(declared[''] ?? new Set()) : own;
    return importsOf(maskSource(source))
      .filter((found) => !found.specifier.startsWith('.') && !found.specifier.startsWith('node:'))
      .filter((found) => !allowed.has(packageOf(found.specifier)))
      .map((found) =>
        at(path, found.line, `uses ${packageOf(found.specifier)}, not declared in its package.json`),
      );
  });
}
