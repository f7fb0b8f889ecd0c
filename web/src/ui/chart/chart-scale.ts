/** A straight scale of a drawing: where a value stands, and which round values to name. */
export type ChartScale = Readonly<{
  low: number;
  high: number;
  at: (value: number) => number;
  ticks: number[];
}>;

const STEPS = [1, 2, 2.5, 5, 10];

/** The smallest round step that names at most `most` values. */
function stepFor(span: number, most: number): number {
  const rough = span / Math.max(1, most);
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * (STEPS.find((step) => step * power >= rough * (1 - 1e-9)) ?? 10);
}

/** A scale over all values, its ends on round numbers; `zero` keeps zero in it. */
export function chartScale(
  values: readonly number[],
  [from, to]: readonly [number, number],
  { most = 5, zero = false }: Readonly<{ most?: number; zero?: boolean }> = {},
): ChartScale {
  const known = [...values.filter(Number.isFinite), ...(zero || values.length === 0 ? [0] : [])];
  const [least, largest] = [Math.min(...known), Math.max(...known)];
  const span = largest > least ? largest - least : Math.abs(largest) || 1;
  const step = stepFor(span, most);
  const low = Math.floor(least / step + 1e-9) * step;
  const high = Math.max(low + step, Math.ceil(largest / step - 1e-9) * step);
  const count = Math.round((high - low) / step);
  return {
    low,
    high,
    at: (value) => from + ((value - low) / (high - low)) * (to - from),
    ticks: Array.from({ length: count + 1 }, (_, index) => Number((low + index * step).toPrecision(12))),
  };
}
