import { Growing } from './words.ts';

/** How often each pattern of levels was met. Patterns are numbered in the order of their first meeting. */
export class PatternCounts {
  readonly patterns: number[] = [];
  readonly counts: number[] = [];
  readonly #ids = new Map<number, number>();

  /** The number of a pattern, counted once. */
  add(pattern: number): number {
    const known = this.#ids.get(pattern);
    if (known !== undefined) {
      this.counts[known] = (this.counts[known] ?? 0) + 1;
      return known;
    }
    const id = this.patterns.length;
    this.#ids.set(pattern, id);
    this.patterns.push(pattern);
    this.counts.push(1);
    return id;
  }
}

export interface PairColumns {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly patternIds: Int32Array;
}

/** Candidate pairs with the number of their pattern. */
export class PairTable {
  readonly #a = new Growing();
  readonly #b = new Growing();
  readonly #pattern = new Growing();
  readonly counts = new PatternCounts();
  #columns: PairColumns | undefined;

  add(a: number, b: number, pattern: number): void {
    this.#a.push(a);
    this.#b.push(b);
    this.#pattern.push(this.counts.add(pattern));
    this.#columns = undefined;
  }

  columns(): PairColumns {
    this.#columns ??= { a: this.#a.values(), b: this.#b.values(), patternIds: this.#pattern.values() };
    return this.#columns;
  }
}
