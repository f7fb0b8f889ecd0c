import type { PackedDate } from './birth-date.ts';

type Texts = ArrayLike<string | null>;

/**
 * A list of people as columns; whatever is not known is left out. Of two lists to be linked the rows of the second
 * follow those of the first, and `leftCount` says how many the first has.
 */
export interface PersonColumns {
  readonly size: number;
  readonly leftCount?: number;
  readonly fullName?: Texts;
  readonly givenName?: Texts;
  readonly surname?: Texts;
  readonly birthDate?: ArrayLike<PackedDate>;
  readonly sex?: Texts;
  readonly nik?: Texts;
  /** Another number of a person, of any country: without places, dates and 16 digits. */
  readonly number?: Texts;
  readonly kk?: Texts;
  readonly phone?: Texts;
  readonly address?: Texts;
  readonly area?: Texts;
  readonly postcode?: Texts;
  readonly rt?: Texts;
  readonly rw?: Texts;
}
