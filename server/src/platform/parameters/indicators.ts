import { IndicatorGroup } from '@pilar/contracts';
import { z } from 'zod';
import { once, readYaml } from './parameter-files.ts';
import { Confidence, sourceIds, TwoLanguages, YamlHead } from './provenance-schema.ts';

export const Gauge = z.enum(['share', 'depth', 'living-standard', 'inequality']);
export type Gauge = z.infer<typeof Gauge>;

/** Where a figure comes from; survey figures and register counts never mix. */
export const World = z.enum(['survey', 'register', 'administrative', 'accounts', 'statement']);
export type World = z.infer<typeof World>;

export const Indicator = z
  .object({
    code: z.string().regex(/^[a-z][a-z0-9_]*$/),
    group: IndicatorGroup,
    name: TwoLanguages,
    unit: z.string().min(1),
    decimals: z.int().min(0).max(4),
    /** The direction that is good for the city; `none` is not judged. */
    direction: z.enum(['up', 'down', 'none']),
    gauge: Gauge.nullable(),
    world: World,
    /** True where the publisher estimates from a sample, so that a figure without error must say so. */
    hasSamplingError: z.boolean(),
    /** Published value times this factor is the kernel's value (shares 0..1). */
    publishedFactor: z.number().positive(),
    usualRound: z.string().min(1),
    definition: TwoLanguages,
    notComparableWith: z.array(z.string()),
    source: sourceIds,
    confidence: Confidence,
  })
  .readonly();
export type Indicator = z.infer<typeof Indicator>;

export const loadIndicators: () => ReadonlyMap<string, Indicator> = once(() => {
  const file = readYaml('indicators.yaml', YamlHead.extend({ entries: z.array(Indicator).min(1) }));
  return new Map(file.entries.map((indicator) => [indicator.code, indicator]));
});

export function findIndicator(code: string): Indicator | undefined {
  return loadIndicators().get(code);
}
