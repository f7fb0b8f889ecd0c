import { z } from 'zod';
import { once, readYaml } from './parameter-files.ts';
import { Confidence, Period, sourceIds, YamlHead } from './provenance-schema.ts';

/** Consumer prices from one March to the next, as published by BPS. */
export const PriceChange = z
  .object({
    area: z.string(),
    fromPeriod: Period,
    toPeriod: Period,
    changePercent: z.number(),
    base: z.string().min(1),
    source: sourceIds,
    confidence: Confidence,
  })
  .readonly();
export type PriceChange = z.infer<typeof PriceChange>;

export const loadPriceChanges: () => readonly PriceChange[] = once(
  () => readYaml('price-index.yaml', YamlHead.extend({ entries: z.array(PriceChange) })).entries,
);

export interface PriceChain {
  /** Prices of the later period over those of the earlier one. */
  readonly ratio: number;
  readonly steps: readonly PriceChange[];
}

/**
 * Prices of one area from an earlier to a later period. Undefined where a link is missing: the spending then stays
 * nominal and says so. No other area's prices are taken silently; the caller who does that states an assumption.
 */
export function findPriceChain(
  area: string,
  fromPeriod: string,
  toPeriod: string,
  changes: readonly PriceChange[] = loadPriceChanges(),
): PriceChain | undefined {
  const steps: PriceChange[] = [];
  let ratio = 1;
  for (let period = fromPeriod; period < toPeriod; ) {
    const step = changes.find((change) => change.area === area && change.fromPeriod === period);
    if (!step || step.toPeriod <= period) return undefined;
    steps.push(step);
    ratio *= 1 + step.changePercent / 100;
    period = step.toPeriod;
  }
  const last = steps.at(-1)?.toPeriod ?? fromPeriod;
  return last === toPeriod ? { ratio, steps } : undefined;
}
