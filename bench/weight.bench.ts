import type { Page } from 'playwright-core';
import { openBrowser } from '../journeys/browser.ts';
import { settle } from '../journeys/shots.ts';
import type { Area } from './area.ts';
import { type City, openCity } from './city.ts';

type Arrived = { url: string; bytes: number };

/** Every answer the page asks for, as many bytes as travelled (compressed, with headers). */
async function listen(page: Page): Promise<Arrived[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  const urls = new Map<string, string>();
  const arrived: Arrived[] = [];
  session.on('Network.responseReceived', ({ requestId, response }) => urls.set(requestId, response.url));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    arrived.push({ url: urls.get(requestId) ?? '', bytes: encodedDataLength });
  });
  return arrived;
}

async function weighBeranda({ product, cookie }: City): Promise<readonly Arrived[]> {
  const browser = await openBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url: product.url }]);
    const page = await context.newPage();
    const arrived = await listen(page);
    await page.goto(product.url);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await settle(page);
    return [...arrived];
  } finally {
    await browser.close();
  }
}

const kilobytes = (arrived: readonly Arrived[]): number =>
  arrived.reduce((sum, { bytes }) => sum + bytes, 0) / 1024;

/** By kind, so that a missed target says what grew. */
function kindOf({ url }: Arrived): string {
  if (url.includes('/api/')) return 'data';
  if (url.endsWith('.woff2')) return 'fonts';
  if (url.endsWith('.js')) return 'script';
  if (url.endsWith('.css')) return 'style';
  return 'page';
}

export const area: Area = {
  name: 'weight',
  title: 'what a first visit to Beranda after sign-in brings over the wire, fonts included',
  run: async (tell) => {
    tell('filling a demo city');
    const city = await openCity();
    try {
      tell('opening Beranda with an empty cache');
      const arrived = await weighBeranda(city);
      const kinds = Object.entries(Object.groupBy(arrived, kindOf));
      const how = `${arrived.length} answers, cache off`;
      return [
        { name: 'Beranda', value: kilobytes(arrived), unit: 'KB', target: 300, isScaled: false, how },
        ...kinds.map(([kind, own = []]) => ({
          ...{ name: `of it ${kind}`, value: kilobytes(own), unit: 'KB' as const },
          ...{ target: null, isScaled: false, how: `${own.length} answers` },
        })),
      ];
    } finally {
      await city.product.dispose();
    }
  },
};
