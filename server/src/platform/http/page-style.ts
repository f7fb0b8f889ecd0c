import { createHash } from 'node:crypto';

/** The style of the pages that the server itself writes. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --ink: #1b2430; --soft: #545e6b; --paper: #faf8f4; --line: #e4dfd5; --nila: #2b3a67; }
@media (prefers-color-scheme: dark) { :root { --ink: #e9e5dc; --soft: #a9b0ba; --paper: #14191f; --line: #333b45; --nila: #a9b8ea; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
header, main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
a { color: var(--nila); }
h2 { margin: 2rem 0 .5rem; font-size: 1.25rem; }
h3 { margin: .5rem 0 .25rem; font-size: .875rem; color: var(--soft); }
details { border-top: 1px solid var(--line); padding: .25rem 0; }
summary { min-height: 2.75rem; padding: .5rem 0; cursor: pointer; }
.method { display: inline-block; min-width: 4rem; font-weight: 600; color: var(--nila); }
.summary { color: var(--soft); }
pre { overflow: auto; max-height: 24rem; padding: .75rem; border: 1px solid var(--line); border-radius: 6px; font-size: .8125rem; }
`;

/** By its hash the policy knows this style and no other. */
export const PAGE_STYLE_SOURCE = `'sha256-${createHash('sha256').update(PAGE_STYLE).digest('base64')}'`;
