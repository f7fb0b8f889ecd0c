import { z } from 'zod';

export const Confidence = z.enum(['tinggi', 'sedang', 'rendah']);
export type Confidence = z.infer<typeof Confidence>;

/** The word that every assumption carries in place of a source. */
export const assumptionWord = 'asumsi';

/** Source ids are written `S01;S03`; an assumption is written `asumsi`. */
export const sourceIds = z
  .string()
  .min(1)
  .transform((text) => text.split(';').map((part) => part.trim()));

export const isoDate = z.iso.date();
/** A period as published: a year, or a year and month. */
export const Period = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/, 'expected YYYY or YYYY-MM');

export const TwoLanguages = z.object({ id: z.string().min(1), en: z.string().min(1) });
export type TwoLanguages = z.infer<typeof TwoLanguages>;

export const decimalText = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/, 'expected a number with a decimal point')
  .transform(Number);
export const wholeText = z
  .string()
  .regex(/^-?\d+$/, 'expected a whole number')
  .transform(Number);

/** An empty CSV cell means that the value is not available, never zero. */
export function optionalCell<Value>(schema: z.ZodType<Value, string>) {
  return z.union([z.literal('').transform(() => undefined), schema]);
}

/** What stands at the head of each YAML parameter file; entries may override source, licence and confidence. */
export const YamlHead = z.object({
  title: z.string().min(1),
  from: isoDate,
  licence: z.string().min(1),
  source: sourceIds.optional(),
  confidence: Confidence.optional(),
  unit: z.string().optional(),
});

/** The first day of a published period: `2024-03` is 2024-03-01, `2024` is 2024-01-01. */
export function periodStart(period: string): string {
  return period.length === 4 ? `${period}-01-01` : `${period}-01`;
}
