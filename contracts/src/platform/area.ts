import { z } from 'zod';

export const AreaLevel = z.enum(['country', 'province', 'city', 'district', 'village']);
export type AreaLevel = z.infer<typeof AreaLevel>;

/** One area in the Kemendagri coding (`18.72.01.1001`), its BPS code beside it. */
export const Area = z.object({
  code: z.string(),
  level: AreaLevel,
  name: z.string(),
  bpsCode: z.string().nullable(),
  bpsName: z.string().nullable(),
  parentCode: z.string().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
});
export type Area = z.infer<typeof Area>;

export const AreaList = z.object({
  areas: z.array(Area),
  boundaries: z
    .object({ source: z.string(), importedAt: z.string(), count: z.number().int() })
    .nullable()
    .describe('null while no official boundaries are imported: the map is then a tile diagram'),
});
export type AreaList = z.infer<typeof AreaList>;

const Position = z.tuple([z.number(), z.number()]);
export const BoundaryFeature = z.object({
  type: z.literal('Feature'),
  properties: z.object({ code: z.string(), name: z.string() }),
  geometry: z.union([
    z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(Position)) }),
    z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(z.array(Position))) }),
  ]),
});
export const Boundaries = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(BoundaryFeature),
});
export type Boundaries = z.infer<typeof Boundaries>;

/** What an import of areas or boundaries did, or would do. */
export const AreaImport = z.object({
  matched: z.number().int(),
  missing: z.array(z.object({ code: z.string(), name: z.string() })),
  unknown: z.array(z.object({ code: z.string(), name: z.string() })),
  warnings: z.array(z.object({ id: z.string(), en: z.string() })),
});
export type AreaImport = z.infer<typeof AreaImport>;
