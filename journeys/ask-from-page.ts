import type { Page } from 'playwright-core';

export type Asked = Readonly<{ status: number; text: string }>;

/** A request that the page itself sends: the browser's own cookies, its origin, and the header of our pages. */
export function ask(page: Page, method: string, path: string, body?: unknown): Promise<Asked> {
  return page.evaluate(
    async ([how, where, sent]) => {
      const answer = await fetch(`/api${where}`, {
        method: how,
        headers: { 'x-pilar': '1', 'content-type': 'application/json' },
        ...(sent === null ? {} : { body: sent }),
      });
      return { status: answer.status, text: await answer.text() };
    },
    [method, path, body === undefined ? null : JSON.stringify(body)] as const,
  );
}

export async function askFor<T>(page: Page, path: string): Promise<T> {
  const { status, text } = await ask(page, 'GET', path);
  if (status !== 200) throw new Error(`${path} answered ${status}: ${text}`);
  // The edge: the product answers by its contract.
  return JSON.parse(text) as T;
}
