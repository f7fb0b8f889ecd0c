import type { Figure, Measure } from '@pilar/contracts';

/** The city (key empty) or a group with one measure, and the published figure that says the same. */
export type GroupRow = Readonly<{ key: string; name: string; measure: Measure; figure: Figure | undefined }>;
