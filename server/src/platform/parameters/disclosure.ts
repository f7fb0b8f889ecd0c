import { z } from 'zod';
import { once, readYaml } from './parameter-files.ts';
import { Confidence, isoDate, sourceIds, YamlHead } from './provenance-schema.ts';

export const DisclosureRule = z
  .object({
    code: z.string(),
    from: isoDate,
    threshold: z.number().int().min(2),
    width: z.number().int().min(1),
    releaseDays: z.number().int().min(0),
    note: z.string(),
  })
  .readonly();
/** How small counts are kept from being worked out; valid from its date until the next of the same code. */
export type DisclosureRule = z.infer<typeof DisclosureRule>;

const head = YamlHead.extend({ source: sourceIds, confidence: Confidence });

export const loadDisclosureRules: () => readonly DisclosureRule[] = once(
  () => readYaml('disclosure.yaml', head.extend({ entries: z.array(DisclosureRule) })).entries,
);

/**
 * The rule that holds on a day.
 * @throws RangeError when none holds yet: counts then have no protection and must not leave.
 */
export function disclosureRuleOn(date: string, code = 'cacah-registrasi'): DisclosureRule {
  const rule = loadDisclosureRules()
    .filter((one) => one.code === code && one.from <= date)
    .sort((a, b) => b.from.localeCompare(a.from))[0];
  if (rule === undefined) throw new RangeError(`disclosureRuleOn: no rule ${code} on ${date}`);
  return rule;
}
