import { describe, expect, it } from 'vitest';
import { areaFigure, standardResidual } from './area-figure.ts';

// σ² = 3, ψ = 1: γ = 3/4. Direct 10, covariates say 6: EBLUP = 6 + 3/4 · 4 = 9; residual 4 / √(3 + 1) = 2.
const area = { value: 9, mse: 1, kind: 'model', directShare: 0.75 } as const;

describe('a modelled area', () => {
  it('lies as far from its covariates as the model allows for', () => {
    expect(standardResidual(area, 10, 1)).toBeCloseTo(2, 12);
  });

  it('has no residual without a figure of its own', () => {
    expect(standardResidual({ ...area, kind: 'synthetic', directShare: 0 }, null, 0)).toBeNull();
    expect(standardResidual(area, undefined, 1)).toBeNull();
  });

  it('has an interval inside 0 and 1, and a class by its relative error', () => {
    const figure = areaFigure({ ...area, value: 0.1, mse: 0.0016 });
    expect(figure.ciLow).toBeCloseTo(0.1 - 1.959964 * 0.04, 6);
    expect(figure).toMatchObject({ rseClass: 'caution', rse: expect.closeTo(0.4, 12) });
    expect(areaFigure({ ...area, value: 0.05, mse: 0.0016 })).toMatchObject({
      ciLow: 0,
      rseClass: 'withheld',
    });
    expect(areaFigure({ ...area, value: 0.98, mse: 0.0016 }).ciHigh).toBe(1);
  });

  it('that the model puts below nothing is withheld', () => {
    expect(areaFigure({ ...area, value: -0.01, mse: 0.0001 })).toMatchObject({
      rse: null,
      rseClass: 'withheld',
    });
  });
});
