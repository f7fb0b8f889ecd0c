import type { Measure } from '@pilar/contracts';

export type Scale = Readonly<{ low: number; high: number }>;

/** One scale that holds every interval shown; shares begin at zero, since zero means something there. */
export function scaleOf(measures: readonly Measure[], isShare: boolean): Scale | null {
  const shown = measures.filter((measure) => measure.value !== null);
  const values = shown.flatMap(({ value, ciLow, ciHigh }) =>
    [value, ciLow, ciHigh].filter((one) => one !== null),
  );
  if (values.length === 0) return null;
  const low = isShare ? 0 : Math.min(...values);
  const high = Math.max(...values);
  return high > low ? { low, high } : { low: low - 1, high: high + 1 };
}

/** Where a value stands on a drawing of the given width, a margin kept at both ends. */
export function placeOn({ low, high }: Scale, width: number, margin: number) {
  return (value: number) => margin + ((value - low) / (high - low)) * (width - 2 * margin);
}
