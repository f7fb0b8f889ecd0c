import { Problem } from '../problem.ts';
import { findPageText, pagePath } from './page-source.ts';
import { type Page, renderPage } from './render-page.ts';

export type PageReader = (slug: string) => Promise<Page>;

/** Reads pages of the documentation and keeps them: the texts do not change while the process runs. */
export function pageReader(docsFolder: string): PageReader {
  const kept = new Map<string, Page>();
  return async (slug) => {
    const known = kept.get(slug);
    if (known) return known;
    const path = pagePath(slug);
    const text = path === undefined ? undefined : await findPageText(docsFolder, path);
    // Only pages that exist are kept, so that guessed names fill no memory.
    if (path === undefined || text === undefined) throw new Problem('not-found', { what: 'halaman ini' });
    const page = renderPage(text, path);
    kept.set(slug, page);
    return page;
  };
}
