import { findPriceChain } from '../platform/parameters/index.ts';

/** How prices moved between two periods, by the index of the area or, as an assumption, of its province. */
export type PriceChange = Readonly<{ ratio: number; isAssumed: boolean }>;

export function findPriceChange(area: string, from: string, to: string): PriceChange | undefined {
  const province = area.split('.')[0] ?? '';
  for (const place of new Set([area, province])) {
    const chain = findPriceChain(place, from, to);
    if (chain) return { ratio: chain.ratio, isAssumed: place !== area };
  }
  return undefined;
}
