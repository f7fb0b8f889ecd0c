import { z } from 'zod';

/** A sentence or label in both languages of Pilar. */
export const Bilingual = z.object({ id: z.string(), en: z.string() });
export type Bilingual = z.infer<typeof Bilingual>;

/** A name, a file, a formula: the same in every language. */
export const sameInBoth = (text: string): Bilingual => ({ id: text, en: text });
