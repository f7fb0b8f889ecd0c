import type { ReactNode } from 'react';

/** One area as drawn: its centre for the keyboard, its outline, its lettering. */
export type MapShape = Readonly<{
  code: string;
  name: string;
  centre: readonly [number, number];
  outline: ReactNode;
  letters: ReactNode;
}>;

export type MapView = Readonly<{
  width: number;
  height: number;
  shapes: readonly MapShape[];
  /** Names of groups and other lettering that is no area. */
  backdrop: ReactNode;
}>;

type Centred = Readonly<{ code: string; centre: readonly [number, number] }>;

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/** The nearest area in the direction of an arrow key; sideways distance counts twice. */
export function neighbourOf(shapes: readonly Centred[], from: string, key: string): string | null {
  const step = STEPS[key];
  const here = shapes.find((shape) => shape.code === from);
  if (step === undefined || here === undefined) return null;
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const shape of shapes) {
    const across = shape.centre[0] - here.centre[0];
    const down = shape.centre[1] - here.centre[1];
    const ahead = across * step[0] + down * step[1];
    const aside = Math.abs(across * step[1] + down * step[0]);
    const distance = ahead + 2 * aside;
    if (ahead > 1 && distance < least) [best, least] = [shape.code, distance];
  }
  return best;
}
