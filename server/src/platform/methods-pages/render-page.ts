import { posix } from 'node:path';
import { Marked, type Tokens } from 'marked';
import { escapeHtml } from './escape-html.ts';
import { blockFormula, inlineFormula } from './formula.ts';
import { pageSlug } from './page-source.ts';

export type Page = Readonly<{ title: string; html: string }>;

/**
 * Markdown of docs/ as HTML that runs nothing: raw HTML is shown as text, links lead only to http(s), mail, this page
 * or another page of the documentation, pictures become their words.
 * @param path place of the text under docs/, from which its links are read
 */
export function renderPage(markdown: string, path: string): Page {
  const marked = new Marked({ gfm: true, extensions: [blockFormula, inlineFormula] });
  const used = new Map<string, number>();
  let title = '';
  marked.use({
    renderer: {
      html: ({ text }: Tokens.HTML | Tokens.Tag) => escapeHtml(text),
      image: ({ text }: Tokens.Image) => escapeHtml(text),
      link({ href, tokens }: Tokens.Link) {
        const text = this.parser.parseInline(tokens);
        const target = linkTarget(href, path);
        return target === undefined ? text : `<a href="${escapeHtml(target)}">${text}</a>`;
      },
      heading({ tokens, depth, text }: Tokens.Heading) {
        if (depth === 1 && title === '') title = plainText(text);
        return `<h${depth} id="${uniqueId(text, used)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
    },
  });
  const html = marked.parse(markdown, { async: false });
  return { title: title === '' ? posix.basename(path, '.md') : title, html };
}

/** Heading texts without the marks of markdown. */
function plainText(text: string): string {
  return text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[`*]/g, '')
    .trim();
}

function uniqueId(text: string, used: Map<string, number>): string {
  const id = text
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
  const count = used.get(id) ?? 0;
  used.set(id, count + 1);
  return escapeHtml(count === 0 ? id : `${id}-${count}`);
}

/** Where a link may lead; undefined leaves its words without a link. */
function linkTarget(href: string, path: string): string | undefined {
  if (/^https?:\/\//i.test(href) || /^mailto:/i.test(href) || href.startsWith('#')) return href;
  const [file = '', anchor] = href.split('#', 2);
  // An address within Pilar, but not `//elsewhere`.
  if (/^\/(?![/\\])/.test(href) && !/\.md$/.test(file)) return href;
  if (!/^[\w./-]+\.md$/.test(file)) return undefined;
  const slug = pageSlug(posix.join(posix.dirname(path), file));
  if (slug === undefined) return undefined;
  return `/metode/${slug}${anchor === undefined ? '' : `#${anchor}`}`;
}
