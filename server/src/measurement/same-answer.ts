// Sums of doubles may differ in the last digits between processors; anything above that is another figure.
const RELATIVE_TOLERANCE = 1e-10;

export type Compared = Readonly<{
  /** how many numbers were compared */
  figures: number;
  difference?: Readonly<{ published: string; recomputed: string }>;
}>;

/** Compares two answers number by number; the first that differs is named with its place. */
export function differenceIn(kept: unknown, again: unknown, place = ''): Compared {
  if (typeof kept === 'number' && typeof again === 'number') {
    const isSame =
      Math.abs(kept - again) <= RELATIVE_TOLERANCE * Math.max(Math.abs(kept), Math.abs(again), 1e-12);
    return isSame ? { figures: 1 } : { figures: 1, ...named(place, kept, again) };
  }
  if (isTree(kept) && isTree(again)) {
    let figures = 0;
    for (const key of new Set([...Object.keys(kept), ...Object.keys(again)])) {
      const inner = differenceIn(kept[key], again[key], place === '' ? key : `${place}.${key}`);
      figures += inner.figures;
      if (inner.difference !== undefined) return { figures, difference: inner.difference };
    }
    return { figures };
  }
  return kept === again ? { figures: 0 } : { figures: 0, ...named(place, kept, again) };
}

const isTree = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function named(place: string, kept: unknown, again: unknown): Pick<Compared, 'difference'> {
  return { difference: { published: `${place} ${String(kept)}`, recomputed: `${place} ${String(again)}` } };
}
