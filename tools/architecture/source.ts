/**
 * Reads a TypeScript source just far enough to know what it imports: comments go, strings become numbers, so
 * that no word inside a comment or a text is taken for code. No parser: it must run in milliseconds on every file.
 */
export type Import = Readonly<{
  specifier: string;
  kind: 'import' | 'type' | 're-export' | 'dynamic';
  line: number;
}>;

export type MaskedSource = Readonly<{
  /** Comments blanked; each string or template replaced by `"n"`, n its place in `strings`. Lines are kept. */
  code: string;
  strings: readonly string[];
  /** The comments alone, on their lines. */
  comments: string;
}>;

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');
const keepLines = (text: string): string => text.replace(/[^\n]/g, '');

/** A slash begins a regular expression where a value cannot stand before it. */
const BEFORE_REGEX =
  /(?:^|[(,=:[!&|?{};+*%~^<>-]|\b(?:return|typeof|case|in|of|delete|void|throw|do|else))\s*$/;

const COMMENT = /\/\/[^\n]*|\/\*[\s\S]*?\*\//y;
/** A quote not closed on its line is an apostrophe in JSX text, and no string. */
const STRING = /'(?:[^'\\\n]|\\[\s\S])*'|"(?:[^"\\\n]|\\[\s\S])*"/y;
const REGEX = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;

/** End of a template that begins at `start`: `${` … `}` may hold templates again. */
function endOfTemplate(source: string, start: number): number {
  let depth = 0;
  for (let at = start + 1; at < source.length; at += 1) {
    const char = source[at];
    if (char === '\\') at += 1;
    else if (char === '`' && depth === 0) return at + 1;
    else if (char === '`') at = endOfTemplate(source, at) - 1;
    else if (char === '$' && source[at + 1] === '{') {
      depth += 1;
      at += 1;
    } else if (char === '}' && depth > 0) depth -= 1;
  }
  return source.length;
}

function matchAt(pattern: RegExp, source: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0];
}

export function maskSource(source: string): MaskedSource {
  const strings: string[] = [];
  let code = '';
  let comments = '';
  let at = 0;
  const hide = (text: string): void => {
    code += `"${strings.length}"${keepLines(text)}`;
    comments += keepLines(text);
    strings.push(text.slice(1, -1));
    at += text.length;
  };
  while (at < source.length) {
    const char = source[at] ?? '';
    const comment = char === '/' ? matchAt(COMMENT, source, at) : undefined;
    const text = char === "'" || char === '"' ? matchAt(STRING, source, at) : undefined;
    const regex = char === '/' && BEFORE_REGEX.test(code.slice(-40)) ? matchAt(REGEX, source, at) : undefined;
    if (comment !== undefined) {
      code += blank(comment);
      comments += comment;
      at += comment.length;
    } else if (text !== undefined) hide(text);
    else if (char === '`') hide(source.slice(at, endOfTemplate(source, at)));
    else if (regex !== undefined) hide(regex);
    else {
      code += char;
      comments += keepLines(char);
      at += 1;
    }
  }
  return { code, strings, comments };
}

export const lineAt = (code: string, index: number): number => code.slice(0, index).split('\n').length;

/** `import x from`, `import type {…} from`, `import "x"`, `export … from`; a clause holds no string and no `;`. */
const STATIC = /(?:^|[;}])\s*(import|export)\b(?![\s]*[.(])([^;"]*?)"(\d+)"/gm;
const DYNAMIC = /\bimport\s*\(\s*"(\d+)"/g;

function kindOf(word: string, clause: string): Import['kind'] {
  if (/^\s*type\b(?!\s*(?:,|from\b))/.test(clause)) return 'type';
  return word === 'export' ? 're-export' : 'import';
}

/** Every module a source names, in any of the four ways. */
export function importsOf(masked: MaskedSource): readonly Import[] {
  const { code, strings } = masked;
  const named = (number: string | undefined): string => strings[Number(number)] ?? '';
  const fixed = [...code.matchAll(STATIC)]
    // `export const x = "…"` has a string too; only what follows `from`, or a bare import, names a module.
    .filter(
      ([, word, clause]) => /\bfrom\s*$/.test(clause ?? '') || (word === 'import' && clause?.trim() === ''),
    )
    .map((match): Import => {
      const end = match.index + match[0].length;
      return {
        specifier: named(match[3]),
        kind: kindOf(match[1] ?? '', match[2] ?? ''),
        line: lineAt(code, end),
      };
    });
  const dynamic = [...code.matchAll(DYNAMIC)].map(
    (match): Import => ({ specifier: named(match[1]), kind: 'dynamic', line: lineAt(code, match.index) }),
  );
  return [...fixed, ...dynamic];
}
