import type { TokenizerAndRendererExtension } from 'marked';
import { escapeHtml } from './escape-html.ts';

/** `$$ … $$` on lines of its own. */
export const blockFormula: TokenizerAndRendererExtension = {
  name: 'blockFormula',
  level: 'block',
  start: (source) => source.match(/^\$\$/m)?.index,
  tokenizer(source) {
    const found = /^\$\$([\s\S]+?)\$\$(?:\n+|$)/.exec(source);
    if (!found) return undefined;
    return { type: 'blockFormula', raw: found[0], text: (found[1] ?? '').trim() };
  },
  renderer: (token) => `<pre class="formula"><code>${escapeHtml(String(token.text))}</code></pre>\n`,
};

/**
 * `$ … $` within a line, shown as it is written: markdown must not take its stars and underscores for emphasis.
 * A dollar after a letter or digit, or before a space, is money ("US$2,15").
 */
export const inlineFormula: TokenizerAndRendererExtension = {
  name: 'inlineFormula',
  level: 'inline',
  start: (source) => source.match(/(?<![\w$\\])\$(?=[^\s$])/)?.index,
  tokenizer(source, tokens) {
    const before = tokens.at(-1)?.raw.at(-1) ?? '';
    if (/[\w$]/.test(before)) return undefined;
    const found = /^\$([^\s$](?:[^$\n]*[^\s$])?)\$(?!\d)/.exec(source);
    if (!found) return undefined;
    return { type: 'inlineFormula', raw: found[0], text: found[1] ?? '' };
  },
  renderer: (token) => `<code class="formula">${escapeHtml(String(token.text))}</code>`,
};
