import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Rule = AxeResults['violations'][number];

function describe(rule: Rule): string {
  const places = rule.nodes
    .slice(0, 5)
    .map((node) => `    ${node.target.join(' ')}  ${node.html.slice(0, 160)}`);
  const more = rule.nodes.length > 5 ? [`    … and ${rule.nodes.length - 5} more`] : [];
  return [`  ${rule.id} (${rule.impact}): ${rule.help}`, ...places, ...more].join('\n');
}

/** Every violation of every rule axe knows for the page as it stands now; none is the law. */
export async function violationsOf(page: Page): Promise<readonly string[]> {
  // Evaluated by the debugger, so that the page's own content policy stays as strict as for a user.
  await page.evaluate(source);
  const results = await page.evaluate<AxeResults>('axe.run(document, { resultTypes: ["violations"] })');
  return results.violations.map(describe);
}

/** @throws when the page has a violation, naming each with its place. */
export async function expectAccessible(page: Page): Promise<void> {
  const violations = await violationsOf(page);
  if (violations.length === 0) return;
  throw new Error(`${new URL(page.url()).pathname} breaks rules of accessibility:\n${violations.join('\n')}`);
}
