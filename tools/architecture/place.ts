import { posix } from 'node:path';

/** Floors of the house, lowest first; an import may only go to a lower floor, or sideways where a table allows. */
export type Floor =
  | 'kernel'
  | 'contracts'
  | 'demo'
  | 'server-platform'
  | 'server-domain'
  | 'server-app'
  | 'web-platform'
  | 'web-ui'
  | 'web-domain'
  | 'web-app'
  | 'tool';

export type Place = Readonly<{ floor: Floor; name: string; workspace: string }>;

const SERVER: Readonly<Record<string, Floor>> = { app: 'server-app', platform: 'server-platform' };
const WEB: Readonly<Record<string, Floor>> = { app: 'web-app', platform: 'web-platform', ui: 'web-ui' };

/** Where a file stands, from its path below the root of the repository. */
export function placeOf(path: string): Place {
  const [top = '', second = '', third = ''] = path.split('/');
  if (top === 'kernels') return { floor: 'kernel', name: second, workspace: `kernels/${second}` };
  if (top === 'contracts') return { floor: 'contracts', name: third, workspace: top };
  if (top === 'demo') return { floor: 'demo', name: top, workspace: top };
  // A file at the root of src, in server or web, starts the application.
  if (top === 'server' && second === 'src') {
    const floor = third.includes('.') ? 'server-app' : (SERVER[third] ?? 'server-domain');
    return { floor, name: third, workspace: top };
  }
  if (top === 'web' && second === 'src') {
    const floor = third.includes('.') ? 'web-app' : (WEB[third] ?? 'web-domain');
    return { floor, name: third, workspace: top };
  }
  const workspace = top === 'server' || top === 'web' ? top : '';
  return { floor: 'tool', name: top, workspace };
}

export const isTest = (path: string): boolean =>
  /\.test\.[a-z]+$/.test(path) || /(^|\/)testing(\/|[-.])/.test(path) || /\.stories\.tsx$/.test(path);

/** The path an import leads to, or undefined when it names a package. */
export function targetOf(from: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  return posix.join(posix.dirname(from), specifier.replace(/\?.*$/, ''));
}

/** `@pilar/numeric/x` -> `@pilar/numeric`; `zod/v4` -> `zod`. */
export function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
}
