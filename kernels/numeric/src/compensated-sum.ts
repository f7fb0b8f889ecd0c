/**
 * A running sum that keeps the rounding error of every addition beside it.
 *
 * `Math.abs` decides which operand lost its low digits, so that the order of the terms does not matter
 * (Kahan's first form fails when the next term is larger than the sum).
 *
 * @see Neumaier, A. (1974), Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen, ZAMM 54, 39-51.
 * @example
 * const sum = new CompensatedSum();
 * for (const term of [1, 1e100, 1, -1e100]) sum.add(term);
 * sum.value; // 2 (a plain loop gives 0)
 */
export class CompensatedSum {
  #sum = 0;
  #lost = 0;

  add(term: number): void {
    const next = this.#sum + term;
    this.#lost += Math.abs(this.#sum) >= Math.abs(term) ? this.#sum - next + term : term - next + this.#sum;
    this.#sum = next;
  }

  get value(): number {
    return this.#sum + this.#lost;
  }
}

/**
 * The sum of a column, correct to about one rounding whatever the order of its terms.
 *
 * @throws RangeError when a term is not a finite number.
 * @see CompensatedSum
 * @example compensatedSum([1, 1e100, 1, -1e100]) // 2
 */
export function compensatedSum(values: ArrayLike<number>): number {
  let sum = 0;
  let lost = 0;
  for (let row = 0; row < values.length; row++) {
    const term = Number(values[row]);
    const next = sum + term;
    lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
    sum = next;
  }
  const total = sum + lost;
  if (!Number.isFinite(total)) refuseTerm(values);
  return total;
}

function refuseTerm(values: ArrayLike<number>): never {
  for (let row = 0; row < values.length; row++) {
    const term = Number(values[row]);
    if (!Number.isFinite(term)) throw new RangeError(`compensatedSum: values[${row}] is ${term}`);
  }
  throw new RangeError('compensatedSum: the sum is larger than a number can hold');
}
