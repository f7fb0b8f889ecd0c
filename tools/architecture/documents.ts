import { posix } from 'node:path';

/** Markdown path -> text. */
export type Pages = ReadonlyMap<string, string>;

/** Code in a page shows how something is written; links in it lead nowhere. */
const withoutCode = (text: string): string =>
  text.replace(/^(```|~~~)[\s\S]*?^\1/gm, (block) => block.replace(/[^\n]/g, '')).replace(/`[^`\n]*`/g, '');

const LINK =
  /!?\[[^\]]*\]\(\s*<?([^)>\s]+)>?(?:\s+"[^"]*")?\s*\)|^\[[^\]]+\]:\s*(\S+)|<(?:img|a)\b[^>]*?(?:src|href)="([^"]+)"/gm;

const isOutside = (target: string): boolean => /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(target);

/** The name a heading gets in a link, as the readers of Markdown on the web make it. */
export function anchorOf(heading: string): string {
  return heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

export function anchorsOf(page: string): ReadonlySet<string> {
  const seen = new Map<string, number>();
  const names = [...page.matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)].map(([, heading = '']) => {
    const name = anchorOf(heading);
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return before === 0 ? name : `${name}-${before}`;
  });
  const ids = [...page.matchAll(/\bid="([^"]+)"/g)].map(([, id = '']) => id);
  return new Set([...names, ...ids]);
}

function whyBroken(
  path: string,
  link: string,
  pages: Pages,
  exists: (path: string) => boolean,
): string | undefined {
  const [file = '', anchor] = decodeURI(link).split('#');
  const target = file === '' ? path : posix.join(posix.dirname(path), file);
  if (target.startsWith('..')) return 'leads out of the repository';
  if (!exists(target.replace(/\/$/, ''))) return 'leads nowhere';
  const page = pages.get(target);
  if (anchor === undefined || anchor === '' || page === undefined) return undefined;
  return anchorsOf(page).has(anchor) ? undefined : `names no heading of ${target}`;
}

/** Relative links of Markdown pages that lead nowhere. */
export function checkLinks(pages: Pages, exists: (path: string) => boolean): readonly string[] {
  return [...pages].flatMap(([path, text]) =>
    [...withoutCode(text).matchAll(LINK)]
      .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
      .filter((link) => link !== '' && !isOutside(link))
      .flatMap((link) => {
        const why = whyBroken(path, link, pages, exists);
        return why === undefined ? [] : [`${path}: ${link} ${why}`];
      }),
  );
}

/** Each refusal has a page that explains it, and each page a refusal. */
export function checkProblemPages(codes: readonly string[], pages: Iterable<string>): readonly string[] {
  const names = [...pages]
    .map((path) => /^docs\/problems\/([^/]+)\.md$/.exec(path)?.[1])
    .filter((name) => name !== undefined && !/^readme$/i.test(name));
  const missing = codes
    .filter((code) => !names.includes(code))
    .map((code) => `docs/problems/${code}.md is missing`);
  const stray = names.filter((name) => name !== undefined && !codes.includes(name));
  return [...missing, ...stray.map((name) => `docs/problems/${name}.md explains no refusal`)];
}

/** `nomorKkPanjang` -> nomor, kk, panjang. */
const wordsOf = (identifier: string): readonly string[] =>
  identifier
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);

/** Indonesian words of law and office that stand in the code but not in the glossary. */
export function checkGlossary(
  codes: Iterable<string>,
  words: readonly string[],
  glossary: string,
): readonly string[] {
  const used = new Set<string>();
  for (const code of codes) {
    for (const [identifier] of code.matchAll(/[A-Za-z_$][\w$]*/g))
      for (const word of wordsOf(identifier)) used.add(word);
  }
  const known = new Set(wordsOf(glossary.replace(/[^A-Za-z0-9]+/g, ' ')));
  return words
    .filter((word) => used.has(word) && !known.has(word))
    .map((word) => `${word} is not in docs/glossary.md`);
}

/** One word, one spelling: each pattern is a spelling the glossary refuses. */
export function checkSpelling(
  sources: Iterable<readonly [string, string]>,
  refused: Readonly<Record<string, RegExp>>,
): readonly string[] {
  return [...sources].flatMap(([path, code]) =>
    Object.entries(refused).flatMap(([right, wrong]) =>
      [...code.matchAll(wrong)].map((match) => `${path}: ${match[0]} is written ${right}`),
    ),
  );
}
