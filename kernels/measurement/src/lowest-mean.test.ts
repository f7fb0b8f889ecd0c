import { describe, expect, it } from 'vitest';
import { lorenz, lowestMean, lowestShare, mean, surveyDesign } from './index.ts';

const five = surveyDesign({ weights: [1, 1, 1, 1, 1] });

describe('the mean of the lowest share', () => {
  // Hand-worked: of 1..5 the lowest 40 % are 1 and 2, mean 1.5; of the lowest 50 % half of 3 counts: (1+2+1.5)/2.5.
  it('takes the people below the cut, splitting the one at the cut', () => {
    expect(lowestMean([1, 2, 3, 4, 5], five, 0.4).value).toBeCloseTo(1.5, 12);
    expect(lowestMean([1, 2, 3, 4, 5], five, 0.5).value).toBeCloseTo(1.8, 12);
  });

  it('is the mean of all people when the share is 1, with the same error', () => {
    const welfare = [10, 25, 31, 58, 77];
    const whole = lowestMean(welfare, five, 1);
    const average = mean(welfare, five);
    expect(whole.value).toBeCloseTo(average.value, 10);
    expect(whole.se).toBeCloseTo(average.se, 10);
  });

  it('equals Lorenz ordinate times mean over the share', () => {
    const welfare = [10, 25, 31, 58, 77, 12, 90, 44];
    const design = surveyDesign({ weights: [3, 1, 2, 2, 1, 4, 1, 2], strata: [1, 1, 1, 1, 2, 2, 2, 2] });
    const product = (lorenz(welfare, design, 0.4).value * mean(welfare, design).value) / 0.4;
    expect(lowestMean(welfare, design, 0.4).value).toBeCloseTo(product, 10);
  });

  it('has the error of a jackknife over clusters within a few per cent', () => {
    const count = 240;
    const welfare = Array.from(
      { length: count },
      (_, row) => 50 + ((row * 7919) % 1009) / 3 + (row % 12) * 9,
    );
    const clusters = welfare.map((_, row) => row % 40);
    const weights = welfare.map((_, row) => 1 + (row % 5));
    const linear = lowestMean(welfare, surveyDesign({ weights, clusters }), 0.4).se;
    const drops = Array.from({ length: 40 }, (_, psu) => {
      const keep = welfare.map((_, row) => (clusters[row] === psu ? 0 : (weights[row] ?? 0)));
      return lowestMean(welfare, surveyDesign({ weights: keep, clusters }), 0.4).value;
    });
    const centre = drops.reduce((sum, value) => sum + value, 0) / 40;
    const jackknife = Math.sqrt((39 / 40) * drops.reduce((sum, value) => sum + (value - centre) ** 2, 0));
    expect(linear / jackknife).toBeGreaterThan(0.93);
    expect(linear / jackknife).toBeLessThan(1.07);
  });

  it('doubles with the prices and stays with doubled weights', () => {
    const welfare = [10, 25, 31, 58, 77];
    const once = lowestMean(welfare, five, 0.4);
    const dear = lowestMean(
      welfare.map((value) => 2 * value),
      five,
      0.4,
    );
    const heavy = lowestMean(welfare, surveyDesign({ weights: [2, 2, 2, 2, 2] }), 0.4);
    expect(dear.value).toBeCloseTo(2 * once.value, 10);
    expect(dear.se).toBeCloseTo(2 * once.se, 10);
    expect(heavy.value).toBeCloseTo(once.value, 10);
    expect(lowestShare(welfare, five).value).toBeLessThan(0.4);
  });

  it('refuses a share of 0 or above 1 by name', () => {
    expect(() => lowestMean([1, 2], surveyDesign({ weights: [1, 1] }), 0)).toThrow(/lowestMean: p is 0/);
    expect(() => lowestMean([1, 2], surveyDesign({ weights: [1, 1] }), 1.2)).toThrow(/lowestMean: p is 1.2/);
  });
});
