/** What a column of a list of children can be; the names that `--map` uses. */
export const GROWTH_TARGETS = [
  ...(['id', 'sex', 'age', 'is_age_in_month', 'birth', 'visit', 'weight', 'lenhei', 'measure'] as const),
  ...(['headc', 'armc', 'triskin', 'subskin', 'oedema'] as const),
] as const;
export type GrowthTarget = (typeof GROWTH_TARGETS)[number];

export const isGrowthTarget = (name: string): name is GrowthTarget =>
  GROWTH_TARGETS.some((target) => target === name);

/** The measurements: numbers above zero. */
export const MEASURED_TARGETS = ['weight', 'lenhei', 'headc', 'armc', 'triskin', 'subskin'] as const;
export type MeasuredTarget = (typeof MEASURED_TARGETS)[number];

/** Targets by column name. */
export type GrowthMap = ReadonlyMap<GrowthTarget, string>;
