// A registry may not carry a package for another system (a mirror without the Mac build, for example). `npm install`
// then leaves it out of the lock, and `npm ci` refuses the lock, or quietly installs without it on that system.
// The name says for which system it is; an entry without checksum lets every other machine install as before.

const SYSTEMS = ['linux', 'win32', 'darwin', 'android', 'freebsd'];
const PROCESSORS = ['x64', 'arm64', 'arm', 'ia32'];

/** `@biomejs/cli-linux-x64-musl` -> linux, x64, musl; undefined when the name names no system. */
export function systemOf(name, siblings = []) {
  const words = name.split(/[-/]/);
  const os = SYSTEMS.find((each) => words.includes(each));
  const cpu = PROCESSORS.find((each) => words.includes(each));
  if (os === undefined || cpu === undefined) return undefined;
  const isMusl = words.includes('musl');
  const hasTwin = isMusl || siblings.includes(`${name}-musl`);
  const libc = os === 'linux' && hasTwin ? { libc: [isMusl ? 'musl' : 'glibc'] } : {};
  return { os: [os], cpu: [cpu], ...libc };
}

function isReachable(from, name, packages) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/node_modules/'), 0))) {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`] !== undefined) return true;
    if (folder === '') return false;
  }
}

/** Optional packages the lock asks for and does not hold. */
export function findHoles(lock) {
  return Object.entries(lock.packages).flatMap(([path, entry]) => {
    const asked = Object.entries(entry.optionalDependencies ?? {});
    const siblings = asked.map(([name]) => name);
    return asked
      .filter(([name]) => !isReachable(path, name, lock.packages))
      .map(([name, version]) => ({
        name,
        version,
        isDev: entry.dev === true,
        system: systemOf(name, siblings),
      }));
  });
}

/** The lock with its holes filled; a hole whose name tells no system stays, for a person to look at. */
export function fillHoles(lock) {
  const filled = findHoles(lock)
    .filter(({ system }) => system !== undefined)
    .map(({ name, version, isDev, system }) => [
      `node_modules/${name}`,
      { version, ...system, ...(isDev ? { dev: true } : {}), optional: true },
    ]);
  const packages = Object.entries({ ...lock.packages, ...Object.fromEntries(filled) });
  const sorted = packages.sort(([a], [b]) => a.localeCompare(b, 'en'));
  return { ...lock, packages: Object.fromEntries(sorted) };
}
