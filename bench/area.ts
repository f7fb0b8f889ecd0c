/** One measured figure of an area. */
export type Measurement = Readonly<{
  name: string;
  value: number;
  unit: 'ms' | 's' | 'KB' | 'MB' | 'x';
  /** The most (or the least, see below) it may be of the product; null when the figure only informs. */
  target: number | null;
  /** True where the target is the least that it has to be (a ratio to a baseline), not the most. */
  isAtLeast?: true;
  /** Times depend on the machine and are scaled; sizes and memory are not. */
  isScaled: boolean;
  /** How it was measured, in a few words. */
  how: string;
}>;

export type Area = Readonly<{
  name: string;
  title: string;
  run: (tell: (line: string) => void) => Promise<readonly Measurement[]>;
}>;

export type Judged = Measurement & Readonly<{ limit: number | null; isMet: boolean }>;

/** What the figure may be on this machine, and whether it is. A figure that is no number is never good. */
export function judge(measurement: Measurement, scale: number): Judged {
  const { target, isScaled, isAtLeast, value } = measurement;
  // A ratio to another machine's time falls where a time rises.
  const factor = !isScaled ? 1 : isAtLeast ? 1 / scale : scale;
  const limit = target === null ? null : target * factor;
  const isKept = limit === null || (isAtLeast ? value >= limit : value <= limit);
  return { ...measurement, limit, isMet: Number.isFinite(value) && isKept };
}
