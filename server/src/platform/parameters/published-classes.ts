import { z } from 'zod';
import { once, readYaml } from './parameter-files.ts';
import { Confidence, sourceIds, TwoLanguages, YamlHead } from './provenance-schema.ts';

const Bounds = z.object({
  code: z.string(),
  name: TwoLanguages,
  lower: z.number(),
  lowerIncluded: z.boolean(),
  upper: z.number().nullable(),
  upperIncluded: z.boolean(),
});

export const InequalityClass = Bounds.readonly();
/** A band of the spending share of the lowest 40 %, in percent. */
export type InequalityClass = z.infer<typeof InequalityClass>;

export const RseClass = Bounds.extend({ published: z.boolean() }).readonly();
/** A band of the relative standard error, in percent. */
export type RseClass = z.infer<typeof RseClass>;

const sourcedHead = YamlHead.extend({ source: sourceIds, confidence: Confidence });

export const loadInequalityClasses: () => readonly InequalityClass[] = once(
  () =>
    readYaml('worldbank-lowest40.yaml', sourcedHead.extend({ entries: z.array(InequalityClass) })).entries,
);

export const loadRseClasses: () => readonly RseClass[] = once(
  () => readYaml('rse-classes.yaml', sourcedHead.extend({ entries: z.array(RseClass) })).entries,
);

/** The class a percentage falls in; the bounds say which side a value exactly on the line belongs to. */
export function findClass<Class extends z.infer<typeof Bounds>>(
  classes: readonly Class[],
  percent: number,
): Class | undefined {
  return classes.find(({ lower, lowerIncluded, upper, upperIncluded }) => {
    const above = lowerIncluded ? percent >= lower : percent > lower;
    const below = upper === null || (upperIncluded ? percent <= upper : percent < upper);
    return above && below;
  });
}
