import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factorCholesky, solveCholesky } from './cholesky.ts';

describe('the Cholesky factor', () => {
  it('is that of a matrix worked by hand', () => {
    // [4 2; 2 5] = [2 0; 1 2] · [2 1; 0 2]
    expect([...factorCholesky(Float64Array.of(4, 2, 2, 5), 2, 'test')]).toEqual([2, 0, 1, 2]);
  });

  it('names the column that depends on those before it', () => {
    expect(() => factorCholesky(Float64Array.of(1, 2, 2, 4), 2, 'test')).toThrow(
      'test: column 2 is a combination of the columns before it',
    );
  });

  it('solves what was multiplied, for any columns that do not depend on each other', () => {
    const number = fc.double({ min: -10, max: 10, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(number, { minLength: 9, maxLength: 9 }),
        fc.array(number, { minLength: 3, maxLength: 3 }),
        (cells, x) => {
          // A'A + I is positive definite, whatever A is.
          const at = (row: number, column: number): number => cells[row * 3 + column] ?? 0;
          const matrix = Float64Array.from({ length: 9 }, (_, place) => {
            const [row, column] = [Math.floor(place / 3), place % 3];
            return [0, 1, 2].reduce(
              (sum, inner) => sum + at(inner, row) * at(inner, column),
              Number(row === column),
            );
          });
          const product = Float64Array.from([0, 1, 2], (row) =>
            x.reduce((sum, value, column) => sum + (matrix[row * 3 + column] ?? 0) * value, 0),
          );
          solveCholesky(factorCholesky(matrix, 3, 'test'), product);
          for (const [index, value] of x.entries()) expect(product[index]).toBeCloseTo(value, 6);
        },
      ),
    );
  });
});
