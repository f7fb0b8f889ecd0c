import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const PROBLEM = 'masalah-';
/** Pages with a name of their own; the texts of methods refer to them. */
const NAMED: Readonly<Record<string, string>> = {
  glosarium: 'glossary.md',
  'sumber-data': 'data-sources.md',
  otoritas: 'authorities.md',
  'kota-demo': 'demo-city.md',
  'indeks-metode': 'methods/README.md',
  'indeks-masalah': 'problems/README.md',
};
/** Small letters, digits and hyphens: no dot and no stroke, so no way out of the folder. */
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Where the text of a page lies under docs/; undefined for an address that cannot be one. */
export function pagePath(slug: string): string | undefined {
  if (!SLUG.test(slug) || slug.length > 80) return undefined;
  if (Object.hasOwn(NAMED, slug)) return NAMED[slug];
  if (slug.startsWith(PROBLEM)) return `problems/${slug.slice(PROBLEM.length)}.md`;
  return `methods/${slug}.md`;
}

/** The address under which another text of docs/ is read, for links between them; undefined for texts not shown. */
export function pageSlug(path: string): string | undefined {
  const named = Object.keys(NAMED).find((slug) => NAMED[slug] === path);
  if (named !== undefined) return named;
  const [, folder, name = ''] = /^(methods|problems)\/([a-z0-9-]+)\.md$/.exec(path) ?? [];
  if (folder === undefined) return undefined;
  return folder === 'problems' ? `${PROBLEM}${name}` : name;
}

/** The text of a page; undefined when there is none of that name. */
export async function findPageText(docsFolder: string, path: string): Promise<string | undefined> {
  try {
    return await readFile(join(docsFolder, path), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
