import { z } from 'zod';
import { once, readYaml } from './parameter-files.ts';

export const Source = z
  .object({
    id: z.string().regex(/^[A-Z][A-Z0-9-]*$/),
    title: z.string().min(1),
    publisher: z.string().min(1),
    url: z.url({ protocol: /^https?$/ }).nullable(),
    year: z.int().nullable(),
    licence: z.string().min(1),
    note: z.string().min(1).optional(),
  })
  .readonly();
export type Source = z.infer<typeof Source>;

export const sourcesFile = 'sources.yaml';

export const loadSources: () => ReadonlyMap<string, Source> = once(() => {
  const file = readYaml(sourcesFile, z.object({ entries: z.array(Source).min(1) }));
  return new Map(file.entries.map((source) => [source.id, source]));
});

/** The source of an id in a parameter file; undefined for `asumsi` and for an unknown id. */
export function findSource(id: string): Source | undefined {
  return loadSources().get(id);
}
