/** The eight indicators of the standard, by the names they have everywhere in Pilar. */
export const INDICATORS = [
  'lengthForAge',
  'weightForAge',
  'weightForLength',
  'bmiForAge',
  'headForAge',
  'armForAge',
  'tricepsForAge',
  'subscapularForAge',
] as const;
export type Indicator = (typeof INDICATORS)[number];

/** A z-score beyond these is more likely a slip of the scale, the ruler or the pen than a child. */
export const PLAUSIBLE: Readonly<Record<Indicator, readonly [low: number, high: number]>> = {
  lengthForAge: [-6, 6],
  weightForAge: [-6, 5],
  weightForLength: [-5, 5],
  bmiForAge: [-5, 5],
  headForAge: [-5, 5],
  armForAge: [-5, 5],
  tricepsForAge: [-5, 5],
  subscapularForAge: [-5, 5],
};
