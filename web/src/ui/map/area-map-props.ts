import type { Boundaries } from '@pilar/contracts';
import type { MapClasses } from './classes.ts';
import type { MapArea } from './tile-layout.ts';

export type AreaMapProps = Readonly<{
  /** What the map shows, for the eye and the ear. */
  title: string;
  areas: readonly MapArea[];
  /** Official boundaries, or null: then a tile diagram stands in their place. */
  boundaries: Boundaries | null;
  boundariesSource?: string;
  values: ReadonlyMap<string, number | null>;
  /** From `classify(values, method)`. */
  classes: MapClasses;
  /** Value with unit. */
  format: (value: number) => string;
  /** A map of where, not of how much: no values, no classes in the legend. */
  withoutValues?: boolean;
  /** Said of an area without a value, where that is not `belum tersedia`. */
  missingWord?: string;
  /** Areas whose value is uncertain: striped over their colour, and named in the legend. */
  uncertain?: Readonly<{ codes: ReadonlySet<string>; label: string }>;
  /** The value with its interval, for those who listen; null where there is none. */
  sayMore?: (code: string) => string | null;
  selected: string | null;
  onSelect: (code: string) => void;
}>;
