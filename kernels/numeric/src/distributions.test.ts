import fc from 'fast-check';
import { expect, test } from 'vitest';
import { betaQuantile, incompleteBeta } from './incomplete-beta.ts';
import { logGamma, stirlingCorrection } from './log-gamma.ts';
import { normalCdf, normalDensity, normalQuantile } from './normal.ts';
import { studentTCdf, studentTQuantile } from './student-t.ts';

/** Truth: mpmath 1.3 with 40 digits. */
function expectRelative(got: number, truth: number, tolerance = 1e-13): void {
  expect(Math.abs(got / truth - 1), `${got} against ${truth}`).toBeLessThan(tolerance);
}

test('Student t quantiles equal mpmath to 13 digits, from 1 to 14,818 degrees of freedom', () => {
  expectRelative(studentTQuantile(0.975, 1), 12.706204736174705);
  expectRelative(studentTQuantile(0.975, 10), 2.228138851986275);
  expectRelative(studentTQuantile(0.975, 44), 2.015367574443764);
  expectRelative(studentTQuantile(0.995, 810), 2.5819126038511424);
  expectRelative(studentTQuantile(0.975, 14_818), 1.9601240912831803);
  expectRelative(studentTQuantile(0.9, 2.7), 1.6881081751466427);
  expectRelative(studentTCdf(2.5, 10), 0.9842765778816956);
});

test('with many degrees of freedom t runs into the normal distribution without a step', () => {
  expectRelative(studentTQuantile(0.975, 9_999.999_999_9), studentTQuantile(0.975, 10_000), 1e-13);
  expect(studentTQuantile(0.975, Infinity)).toBe(normalQuantile(0.975));
});

test('normal quantiles equal mpmath to 13 digits, also far in the tail', () => {
  expectRelative(normalQuantile(0.975), 1.9599639845400543);
  expectRelative(normalQuantile(0.3), -0.5244005127080408);
  expectRelative(normalQuantile(1e-5), -4.264890793922825);
  expectRelative(normalQuantile(1e-20), -9.262340089798407);
  expect(normalQuantile(0.5)).toBe(0);
});

test('normal probabilities equal mpmath to 13 digits', () => {
  expectRelative(normalCdf(-1), 0.15865525393145705);
  expectRelative(normalCdf(-2.99), 0.0013948872354922505);
  expectRelative(normalCdf(-10), 7.619853024160525e-24);
  expect(normalCdf(0)).toBe(0.5);
  expect(normalCdf(50)).toBe(1);
  expect(normalDensity(0)).toBeCloseTo(1 / Math.sqrt(2 * Math.PI), 15);
});

test('beta quantiles give the Clopper–Pearson limits of 5 in 50 and of 0 in 600', () => {
  expectRelative(betaQuantile(0.025, 5, 46), 0.033275093589022475);
  expectRelative(betaQuantile(0.975, 6, 45), 0.21813536643420225);
  // 0 of n: closed form 1 − 0.025^(1/n)
  expectRelative(betaQuantile(0.975, 1, 600), 1 - 0.025 ** (1 / 600), 1e-12);
  expectRelative(betaQuantile(0.5, 0.01, 5), 9.892240424116e-32, 1e-11);
});

test('the incomplete beta function has its closed forms', () => {
  expectRelative(incompleteBeta(0.5, 2, 3), 0.6875);
  // I_x(1, b) = 1 − (1 − x)^b and I_x(a, 1) = x^a
  expectRelative(incompleteBeta(0.2, 1, 7), 1 - 0.8 ** 7);
  expectRelative(incompleteBeta(0.2, 3.5, 1), 0.2 ** 3.5);
  expect(incompleteBeta(0, 2, 3)).toBe(0);
  expect(incompleteBeta(1, 2, 3)).toBe(1);
});

test('ln Γ equals mpmath, and factorials', () => {
  expectRelative(logGamma(5), Math.log(24));
  expectRelative(logGamma(0.5), Math.log(Math.sqrt(Math.PI)));
  expectRelative(logGamma(100), 359.1342053695754);
  expectRelative(logGamma(0.001), 6.907178885383853);
  expect(stirlingCorrection(1e6)).toBeCloseTo(1 / 12e6, 15);
});

test('quantile and probability undo each other for any p, a, b, df', () => {
  const share = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
  // Below 1 the beta density has a pole at 1, where doubles are too coarse to undo a quantile.
  const size = fc.double({ min: 1, max: 5000, noNaN: true });
  fc.assert(
    fc.property(share, size, size, (p, a, b) => {
      expect(incompleteBeta(betaQuantile(p, a, b), a, b)).toBeCloseTo(p, 10);
      expect(studentTCdf(studentTQuantile(p, a), a)).toBeCloseTo(p, 10);
      expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 12);
    }),
    { seed: 44, numRuns: 200 },
  );
});

test('arguments outside their range are refused by name', () => {
  expect(() => studentTQuantile(1, 5)).toThrow('studentTQuantile: p is 1');
  expect(() => studentTQuantile(0.5, 0)).toThrow('df is 0');
  expect(() => studentTCdf(Number.NaN, 5)).toThrow('t is NaN');
  expect(() => studentTCdf(1, Infinity)).toThrow('df is Infinity');
  expect(() => normalQuantile(0)).toThrow('normalQuantile: p is 0');
  expect(() => normalCdf(Number.NaN)).toThrow('z is NaN');
  expect(() => incompleteBeta(2, 1, 1)).toThrow('x is 2');
  expect(() => incompleteBeta(0.5, 0, 1)).toThrow('a is 0');
  expect(() => incompleteBeta(0.5, 1, -1)).toThrow('b is -1');
  expect(() => betaQuantile(-0.1, 1, 1)).toThrow('p is -0.1');
  expect(() => stirlingCorrection(0)).toThrow('x is 0');
});
