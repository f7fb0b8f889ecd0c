export type ClassMethod = 'quantile' | 'equal';

/** One class of a map: its shade 1..5, and the smallest and largest value that fell into it. */
export type MapClass = Readonly<{ shade: number; low: number; high: number; count: number }>;
export type MapClasses = Readonly<{
  method: ClassMethod;
  limits: readonly number[];
  classes: readonly MapClass[];
}>;

const WANTED = 5;

function upperLimits(sorted: readonly number[], method: ClassMethod): number[] {
  const last = sorted.at(-1) ?? 0;
  const first = sorted[0] ?? 0;
  const limits = Array.from({ length: WANTED }, (_, index) => {
    if (method === 'equal') return first + ((last - first) * (index + 1)) / WANTED;
    const at = Math.ceil((sorted.length * (index + 1)) / WANTED) - 1;
    return sorted[Math.max(0, at)] ?? last;
  });
  limits[WANTED - 1] = last;
  return [...new Set(limits)];
}

/** Five classes by a named method; fewer where the values do not differ enough. Missing values belong to none. */
export function classify(values: Iterable<number | null | undefined>, method: ClassMethod): MapClasses {
  const known = [...values].filter((value) => typeof value === 'number' && Number.isFinite(value));
  const sorted = known.filter((value) => value !== null && value !== undefined).sort((a, b) => a - b);
  if (sorted.length === 0) return { method, limits: [], classes: [] };
  const limits = upperLimits(sorted, method);
  const classes = limits.flatMap((limit, index) => {
    const under = index === 0 ? Number.NEGATIVE_INFINITY : (limits[index - 1] ?? 0);
    const inside = sorted.filter((value) => value > under && value <= limit);
    const [low, high] = [inside[0], inside.at(-1)];
    if (low === undefined || high === undefined) return [];
    const shade = limits.length === 1 ? 3 : 1 + Math.round((index * (WANTED - 1)) / (limits.length - 1));
    return [{ shade, low, high, count: inside.length }];
  });
  return { method, limits, classes };
}

/** The shade 1..5 of a value, or null where it is missing. */
export function shadeOf(classes: MapClasses, value: number | null | undefined): number | null {
  if (value === null || value === undefined) return null;
  return classes.classes.find((one) => value >= one.low && value <= one.high)?.shade ?? null;
}
