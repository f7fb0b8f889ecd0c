import axe from 'axe-core';
import { expect } from 'vitest';

/** jsdom lays nothing out, so contrast is left to tokens.test.ts and to the browser journeys. */
const options: axe.RunOptions = {
  rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
};

/** Fails with the rule and the element when axe finds a violation. */
export async function expectAccessible(element: Element = document.body): Promise<void> {
  const { violations } = await axe.run(element, options);
  const told = violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${violation.help}\n  ${node.html}`),
  );
  expect(told).toEqual([]);
}
