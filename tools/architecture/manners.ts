import { isTest, placeOf } from './place.ts';
import type { Sources } from './rules.ts';
import { importsOf, lineAt, maskSource } from './source.ts';

/** Rules one file keeps or breaks by itself. */
type Check = (path: string, source: string) => readonly string[];

const MAX_LINES = 300;
const NAMELESS = /(^|\/)(utils?|helpers?|common|shared|misc)(\/|\.[a-z]+$|\.[a-z]+\.[a-z]+$)/;

const checkFolder: Check = (path) =>
  NAMELESS.test(path) ? [`${path} is named for nothing: say what it holds`] : [];

const isGenerated = (path: string): boolean => /(^|\/)generated\//.test(path) || /\.data\.ts$/.test(path);

const checkLength: Check = (path, source) => {
  const lines = source.trimEnd().split('\n').length;
  if (lines <= MAX_LINES || isTest(path) || isGenerated(path)) return [];
  return [`${path} has ${lines} lines; a file says one thing in at most ${MAX_LINES}`];
};

/** Every place where a pattern stands in the code itself, outside comments and texts. */
function places(path: string, code: string, pattern: RegExp, what: string): readonly string[] {
  return [...code.matchAll(pattern)].map((match) => `${path}:${lineAt(code, match.index)} ${what}`);
}

/** Programs that read a configuration ask for its default export. */
const isConfiguration = (path: string): boolean => /\.config\.ts$/.test(path) || /\.stories\.tsx$/.test(path);

const checkDefaultExport: Check = (path, source) =>
  isConfiguration(path)
    ? []
    : places(path, maskSource(source).code, /\bexport\s+default\b|\bas\s+default\b/g, 'exports a default');

/** `any` as a type: after a colon, in an angle bracket, a union or a cast; not a property or a name. */
const ANY = /(?:[:<|&]|=>|\bas|\bextends)\s*any\b(?!\s*[(.:])|,\s*any\b(?=\s*[>,])|\bany\[\]/g;
const HUSH = /@ts-(?:ignore|nocheck|expect-error)|biome-ignore(?:-all)?\s+lint\/suspicious\/noExplicitAny/g;

const checkTypes: Check = (path, source) => [
  ...places(path, maskSource(source).code, ANY, 'uses any'),
  ...places(path, maskSource(source).comments, HUSH, 'silences the type checker'),
];

const TODO = /\b(?:TODO|FIXME)\b(?!\(#\d+\))/g;
const checkTodo: Check = (path, source) =>
  places(path, maskSource(source).comments, TODO, 'leaves something open without an issue number: TODO(#12)');

/** A test left out says why and since when, on its line or the one above: `// 2026-11-24: the scanner is on loan`. */
const LEFT_OUT = /\b(?:it|test|describe)\s*\.\s*(skip|todo|only)\b/g;
const checkLeftOut: Check = (path, source) => {
  const lines = source.split('\n');
  return [...maskSource(source).code.matchAll(LEFT_OUT)].flatMap((match) => {
    const line = lineAt(source, match.index);
    const near = `${lines[line - 2] ?? ''}\n${lines[line - 1] ?? ''}`;
    const explained = match[1] !== 'only' && /\/\/.*\b\d{4}-\d{2}-\d{2}\b/.test(near);
    return explained ? [] : [`${path}:${line} leaves tests out without a dated reason`];
  });
};

const COMPONENT_FOLDERS = /^web\/src\//;
const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9-]+)*$/;
const PASCAL = /^[A-Z][A-Za-z0-9]*(?:\.[a-z0-9-]+)*$/;

/** Files in kebab-case; React components in PascalCase. */
const checkName: Check = (path) => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const fits =
    KEBAB.test(name) || (COMPONENT_FOLDERS.test(path) && name.endsWith('.tsx') && PASCAL.test(name));
  return fits
    ? []
    : [`${path} is not in kebab-case${name.endsWith('.tsx') ? ' (or PascalCase for a component)' : ''}`];
};

/** What a route, a service and a store may not ask: the request comes in above, the rows lie below. */
const LAYERS: Readonly<Record<string, RegExp>> = {
  routes: /\.store\.ts$|^kysely$/,
  service: /\.routes\.ts$|^hono$|^@hono\//,
  store: /\.routes\.ts$|\.service\.ts$|^hono$|^@hono\//,
};

const checkLayers: Check = (path, source) => {
  const layer = /^server\/src\/.*\.(routes|service|store)\.ts$/.exec(path)?.[1];
  const refused = layer === undefined ? undefined : LAYERS[layer];
  if (refused === undefined) return [];
  return importsOf(maskSource(source))
    .filter((found) => found.kind !== 'type' && refused.test(found.specifier))
    .map((found) => `${path}:${found.line} a ${layer} file may not ask ${found.specifier}`);
};

/** `sql` of the query builder, in any of the ways it can be brought in. */
const SQL_IMPORT = /import\s+(?!type\b)(?:\{[^}]*(?<!type\s)\bsql\b[^}]*\}|\*\s+as\s+\w+)\s+from\s+'kysely'/;
const RAW_QUERY = /\bCompiledQuery\s*\.\s*raw\b|\bRawNode\b/;

/** The application's channel refuses SQL text when it runs; this says so before. Tests attack with it. */
const checkRawSql: Check = (path, source) => {
  if (!/^server\/src\//.test(path) || /^server\/src\/platform\/db\//.test(path) || /\.test\.ts$/.test(path))
    return [];
  const isRaw = SQL_IMPORT.test(source) || RAW_QUERY.test(maskSource(source).code);
  return isRaw
    ? [`${path} writes SQL text: the channel carries the builder's expressions alone (ADR 0010)`]
    : [];
};

const CHECKS: readonly Check[] = [
  checkRawSql,
  checkFolder,
  checkLength,
  checkDefaultExport,
  checkTypes,
  checkTodo,
  checkLeftOut,
  checkName,
  checkLayers,
];

/** Every rule that one file keeps by itself. */
export function checkManners(sources: Sources): readonly string[] {
  return [...sources].flatMap(([path, source]) => CHECKS.flatMap((check) => check(path, source)));
}

/** Each file of routes has its tests with real requests beside it. */
export function checkApiTests(paths: Iterable<string>): readonly string[] {
  const all = new Set(paths);
  return [...all]
    .filter((path) => path.endsWith('.routes.ts') && placeOf(path).floor.startsWith('server-'))
    .map((path) => [path, path.replace(/\.routes\.ts$/, '.api.test.ts')] as const)
    .filter(([, test]) => !all.has(test))
    .map(([path, test]) => `${path} has no ${test.slice(test.lastIndexOf('/') + 1)} beside it`);
}

const MIGRATION = /^server\/src\/(?:[a-z-]+\/)+migrations\/\d{8}-\d{2}-[a-z0-9]+(?:-[a-z0-9]+)+\.sql$/;

/** Migrations lie with the domain that owns them and run in the order of their names. */
export function checkMigrations(paths: Iterable<string>): readonly string[] {
  const all = [...paths].filter((path) => path.endsWith('.sql') && path.includes('/migrations/'));
  const wrong = all
    .filter((path) => !MIGRATION.test(path))
    .map((path) => `${path} is not YYYYMMDD-NN-verb-object.sql`);
  const numbers = Map.groupBy(all, (path) => /(\d{8}-\d{2})-[^/]*$/.exec(path)?.[1] ?? path);
  const twice = [...numbers]
    .filter(([, same]) => same.length > 1)
    .map(([number, same]) => `${number} twice: ${same.join(', ')}`);
  return [...wrong, ...twice];
}
