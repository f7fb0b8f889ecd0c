import { z } from 'zod';
import { once, readYaml } from './parameter-files.ts';
import { Confidence, Period, sourceIds, YamlHead } from './provenance-schema.ts';

export const OfficialPovertyLine = z
  .object({
    area: z.string(),
    period: Period,
    kind: z.enum(['national', 'extreme-usd-1.90']),
    rupiahPerMonth: z.int().positive(),
    source: sourceIds,
    confidence: Confidence,
    note: z.string().optional(),
  })
  .readonly();
export type OfficialPovertyLine = z.infer<typeof OfficialPovertyLine>;

export const loadPovertyLines: () => readonly OfficialPovertyLine[] = once(
  () =>
    readYaml('poverty-lines.yaml', YamlHead.extend({ entries: z.array(OfficialPovertyLine).min(1) })).entries,
);

/** The published line of an area and period; undefined is "belum tersedia", never a neighbour's line. */
export function findPovertyLine(
  area: string,
  period: string,
  kind: OfficialPovertyLine['kind'] = 'national',
): OfficialPovertyLine | undefined {
  return loadPovertyLines().find(
    (line) => line.area === area && line.period === period && line.kind === kind,
  );
}
