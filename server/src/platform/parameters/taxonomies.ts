import { z } from 'zod';
import { once, readYaml } from './parameter-files.ts';
import { Confidence, isoDate, sourceIds, TwoLanguages, YamlHead } from './provenance-schema.ts';

export const PillarTaxonomy = z
  .object({
    id: z.string().regex(/^[a-z0-9-]+$/),
    isDefault: z.boolean(),
    name: TwoLanguages,
    legalBasis: z.string().min(1),
    validFrom: isoDate,
    source: sourceIds,
    confidence: Confidence,
    pillars: z.array(z.object({ code: z.string().regex(/^[a-z0-9-]+$/), name: TwoLanguages })).min(2),
  })
  .readonly();
export type PillarTaxonomy = z.infer<typeof PillarTaxonomy>;

export const loadPillarTaxonomies: () => readonly PillarTaxonomy[] = once(
  () =>
    readYaml('taxonomies/pillars.yaml', YamlHead.extend({ entries: z.array(PillarTaxonomy).min(1) })).entries,
);
