// `node tools/licences.ts` writes docs/dependencies.md from the lock file; a test refuses a list that has gone stale.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Lock, type Manifest, type Package, packagesOf } from './dependency-list.ts';
import { REASONS } from './dependency-reasons.ts';

const ROOT = join(import.meta.dirname, '..');
const read = <T>(path: string): T => JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as T;
export const LIST = join(ROOT, 'docs/dependencies.md');

export const readLock = (): Lock => read<Lock>('package-lock.json');
export function readManifests(): readonly Manifest[] {
  return globSync('{package.json,{contracts,demo,server,web}/package.json,kernels/*/package.json}', {
    cwd: ROOT,
  })
    .sort()
    .map((path) => read<Manifest>(path));
}

/** Packages that Pilar asks for itself, with those who ask. */
export function directPackages(manifests: readonly Manifest[]): ReadonlyMap<string, string> {
  const asked = new Map<string, string>();
  for (const { dependencies, devDependencies, optionalDependencies } of manifests) {
    for (const [name, version] of Object.entries({
      ...devDependencies,
      ...optionalDependencies,
      ...dependencies,
    }))
      if (!name.startsWith('@pilar/')) asked.set(name, version);
  }
  return asked;
}

export function writeList(packages: readonly Package[], direct: ReadonlyMap<string, string>): string {
  const own = packages.filter(({ name, version }) => direct.get(name) === version);
  const rows = own.map(
    ({ name, version, licence }) => `| ${name} | ${version} | ${licence} | ${REASONS[name] ?? ''} |`,
  );
  const counts = new Map<string, number>();
  for (const { licence } of packages) counts.set(licence, (counts.get(licence) ?? 0) + 1);
  const licences = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, count]) => `| ${name} | ${count} |`);
  const others = packages.filter((each) => !own.includes(each));
  return [
    '# Dependencies and their licences',
    '',
    'Written by `node tools/licences.ts` from `package-lock.json`; a test fails when this list is stale, when a licence',
    'is not on the list of allowed ones, when a version is not exact, or when a package runs a script at install.',
    '',
    '## What Pilar asks for itself',
    '',
    '| package | version | licence | why |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
    `## Licences of all ${packages.length} packages`,
    '',
    '| licence | packages |',
    '| --- | --- |',
    ...licences,
    '',
    '## What those bring along',
    '',
    ...others.map(({ name, version, licence }) => `- ${name} ${version} (${licence})`),
    '',
  ].join('\n');
}

if (import.meta.main) writeFileSync(LIST, writeList(packagesOf(readLock()), directPackages(readManifests())));
