import { describe, expect, test } from 'vitest';
import { deviationChange } from './deviation-change.ts';
import { domainOf } from './domain.ts';
import { fgt } from './fgt.ts';
import { growthElasticity, growthIncidence, proPoorGrowth, sharedProsperity } from './growth-incidence.ts';
import { growthRedistributionLine } from './growth-line.ts';
import { growthRedistribution } from './growth-redistribution.ts';
import { mean } from './mean.ts';
import { jackknife } from './resampling.ts';
import { sectorChange } from './sector-change.ts';
import { type SurveyDesign, surveyDesign } from './survey-design.ts';
import { relativeDistance, seededSurvey } from './testing/seeded-survey.ts';
import { watts } from './watts.ts';

const even = (rows: number) => surveyDesign({ weights: new Array(rows).fill(1) });
const wave = (...welfare: number[]) => ({ welfare, design: even(welfare.length) });
const first = seededSurvey('wave 1');
const second = seededSurvey('wave 2', 0.45);
const grown = { ...second, welfare: second.welfare.map((y) => y * 1.15) };
const line = 900_000;

describe('growth and redistribution', () => {
  test('by hand, P1 under 100: 50, 150 to 60, 180 is growth alone, to 80, 120 redistribution alone', () => {
    const measure = { kind: 'fgt', alpha: 1 } as const;
    const growth = growthRedistribution(wave(50, 150), wave(60, 180), 100, { measure });
    expect(growth.change.value).toBeCloseTo(-0.05, 14);
    expect(growth.fromFirst.growth.value).toBeCloseTo(-0.05, 14);
    expect(growth.fromFirst.redistribution.value).toBeCloseTo(0, 14);
    expect(growth.fromFirst.residual.value).toBeCloseTo(0, 14);
    const spread = growthRedistribution(wave(50, 150), wave(80, 120), 100, { measure });
    expect(spread.fromFirst.growth.value).toBeCloseTo(0, 14);
    expect(spread.shapley.redistribution.value).toBeCloseTo(-0.15, 14);
  });

  test('parts add up from both bases; the second line brings the second wave to the first prices', () => {
    for (const measure of [
      { kind: 'fgt', alpha: 0 },
      { kind: 'fgt', alpha: 2 },
      { kind: 'watts' },
    ] as const) {
      const { change, fromFirst, fromSecond, shapley } = growthRedistribution(first, grown, line, {
        measure,
      });
      for (const { growth, redistribution, residual } of [fromFirst, fromSecond])
        expect(growth.value + redistribution.value + residual.value).toBeCloseTo(change.value, 12);
      expect(shapley.growth.value + shapley.redistribution.value).toBeCloseTo(change.value, 12);
      expect(fromFirst.residual.value).toBeCloseTo(-fromSecond.residual.value, 12);
      const prices = growthRedistribution(
        first,
        { ...grown, welfare: grown.welfare.map((y) => y * 1.25) },
        line,
        { measure, lineAfter: line * 1.25 },
      );
      expect(relativeDistance(prices.shapley.growth.value, shapley.growth.value)).toBeLessThan(1e-9);
      expect(relativeDistance(prices.shapley.growth.se, shapley.growth.se)).toBeLessThan(1e-6);
    }
  });

  test('the error of the change is that of two independent figures', () => {
    const { change, before, after } = growthRedistribution(first, grown, line, {
      measure: { kind: 'watts' },
    });
    const [a, b] = [watts(first.welfare, first.design, line), watts(grown.welfare, grown.design, line)];
    expect(relativeDistance(before.se, a.se)).toBeLessThan(1e-9);
    expect(relativeDistance(after.se, b.se)).toBeLessThan(1e-9);
    expect(relativeDistance(change.se, Math.hypot(a.se, b.se))).toBeLessThan(1e-9);
  });

  test('errors of smooth parts agree with the jackknife of both waves', () => {
    const options = { measure: { kind: 'fgt', alpha: 2 } } as const;
    const by = growthRedistribution(first, grown, line, options);
    const from = growthRedistribution(
      { ...first, design: jackknife(first.design) },
      { ...grown, design: jackknife(grown.design) },
      line,
      options,
    );
    expect(relativeDistance(from.shapley.growth.se, by.shapley.growth.se)).toBeLessThan(0.05);
    expect(relativeDistance(from.shapley.redistribution.se, by.shapley.redistribution.se)).toBeLessThan(0.05);
    expect(relativeDistance(from.fromFirst.growth.se, by.fromFirst.growth.se)).toBeLessThan(0.05);
  });
});

describe('growth, redistribution and the line', () => {
  test('by hand, P1: prices take what growth gave; the line alone is the change where nothing else moved', () => {
    const measure = { kind: 'fgt', alpha: 1 } as const;
    // 50 under 100, 60 under 120: half of the people lack half; growth and line undo each other.
    const even_ = growthRedistributionLine(
      wave(50, 150),
      wave(60, 180),
      { before: 100, after: 120 },
      { measure },
    );
    expect(even_.change.value).toBeCloseTo(0, 14);
    expect(even_.growth.value).toBeCloseTo(-even_.line.value, 14);
    expect(even_.redistribution.value).toBeCloseTo(0, 14);
    // Growth from 50 to 60: under 100 from 0.25 to 0.2, under 120 from 0.5 (1 − 50/120) to 0.25.
    expect(even_.growth.value).toBeCloseTo((-0.05 + (0.25 - (0.5 * 70) / 120)) / 2, 14);
    const raised = growthRedistributionLine(
      wave(50, 150),
      wave(50, 150),
      { before: 100, after: 125 },
      { measure },
    );
    expect(raised.line.value).toBeCloseTo(0.05, 14);
    expect(raised.growth.value).toBeCloseTo(0, 14);
  });

  test('parts add up; with one line it is the split of two; errors agree with the jackknife', () => {
    const measure = { kind: 'fgt', alpha: 2 } as const;
    const lines = { before: line, after: line * 1.1 };
    const split = growthRedistributionLine(first, grown, lines, { measure });
    expect(split.growth.value + split.redistribution.value + split.line.value).toBeCloseTo(
      split.change.value,
      12,
    );
    const two = growthRedistribution(first, grown, line, { measure });
    const one = growthRedistributionLine(first, grown, { before: line, after: line }, { measure });
    expect(one.line.value).toBeCloseTo(0, 14);
    expect(one.growth.value).toBeCloseTo(two.shapley.growth.value, 12);
    expect(relativeDistance(one.growth.se, two.shapley.growth.se)).toBeLessThan(1e-9);
    const replicated = growthRedistributionLine(
      { ...first, design: jackknife(first.design) },
      { ...grown, design: jackknife(grown.design) },
      lines,
      { measure },
    );
    for (const part of ['growth', 'redistribution', 'line'] as const)
      expect(relativeDistance(replicated[part].se, split[part].se)).toBeLessThan(0.05);
    expect(() => growthRedistributionLine(first, grown, { before: 0, after: 5 })).toThrow('line is 0');
  });
});

/** Both waves in one design whose clusters are the same. */
function stacked(): { before: SurveyDesign; after: SurveyDesign; welfare: number[] } {
  const welfare = [...first.welfare, ...first.welfare.map((y, row) => y * (1.1 + 0.05 * Math.sin(row)))];
  const both = surveyDesign({
    weights: Float64Array.of(...first.design.weights, ...first.design.weights),
    strata: [...first.strata, ...first.strata],
    clusters: [...first.clusters, ...first.clusters],
  });
  const side = (isAfter: boolean) =>
    domainOf(
      both,
      welfare.map((_, row) => row >= first.welfare.length === isAfter),
    );
  return { before: side(false), after: side(true), welfare };
}

describe('waves that share their clusters', () => {
  test('have far smaller errors of change than independent ones, and the jackknife says the same', () => {
    const { before, after, welfare } = stacked();
    const joint = sharedProsperity({ welfare, design: before }, { welfare, design: after });
    const other = surveyDesign({
      weights: first.design.weights,
      strata: first.strata,
      clusters: first.clusters,
    });
    const later = welfare.slice(first.welfare.length);
    const independent = sharedProsperity(first, { welfare: later, design: other });
    expect(relativeDistance(joint.mean.value, independent.mean.value)).toBeLessThan(1e-12);
    expect(joint.mean.se).toBeLessThan(independent.mean.se / 4);
    expect(joint.mean.df).toBe(56);
    // A panel whose rows stand in one order needs no stacking: one design for both waves.
    const panel = sharedProsperity(first, { welfare: later, design: first.design });
    expect(relativeDistance(panel.mean.se, joint.mean.se)).toBeLessThan(1e-9);
    const whole = jackknife(before.whole!);
    const side = (mask: Uint8Array) => ({ welfare, design: domainOf(whole, mask) });
    const replicated = sharedProsperity(side(before.domain!), side(after.domain!));
    expect(relativeDistance(replicated.mean.se, joint.mean.se)).toBeLessThan(0.03);
    expect(relativeDistance(replicated.premium.se, joint.premium.se)).toBeLessThan(0.1);
  });
});

describe('growth by rank', () => {
  test('by hand: 1, 2, 4 to 2, 3, 4 grows by 100, 50 and 0 %', () => {
    const curve = growthIncidence(wave(1, 2, 4), wave(2, 3, 4), [0.3, 0.5, 0.9]);
    expect(curve.map(({ growth }) => growth.value)).toEqual([1, 0.5, 0]);
    expect(growthIncidence(first, grown)).toHaveLength(99);
  });

  test('all grown by one share: a flat curve, no premium, pro-poor growth of that share, elasticity −1 for P1', () => {
    const same = { design: first.design, welfare: first.welfare.map((y) => y * 1.2) };
    for (const { growth } of growthIncidence(first, same, [0.1, 0.5, 0.9]))
      expect(growth.value).toBeCloseTo(0.2, 12);
    const { mean: all, lowest, premium } = sharedProsperity(first, same);
    expect(all.value).toBeCloseTo(0.2, 12);
    expect(lowest.value).toBeCloseTo(0.2, 12);
    expect(premium.value).toBeCloseTo(0, 12);
    expect(proPoorGrowth(first, same, line).value).toBeCloseTo(0.2, 12);
    const { value } = growthElasticity(wave(50, 150), wave(60, 180), 100, { alpha: 1 });
    expect(value).toBeCloseTo(-1, 12);
  });

  test('pro-poor growth is the mean of the curve over the poor, with an error between those of its points', () => {
    const poor = fgt(first.welfare, first.design, line).value;
    const curve = growthIncidence(first, grown).filter(({ p }) => p <= poor);
    const known = curve.reduce((sum, { growth }) => sum + growth.value, 0) / curve.length;
    const { value, se } = proPoorGrowth(first, grown, line);
    expect(relativeDistance(value, known)).toBeLessThan(1e-12);
    expect(se).toBeLessThan(Math.max(...curve.map(({ growth }) => growth.se)));
    const single = proPoorGrowth(first, grown, line, { ranks: [0.2] });
    const [point] = growthIncidence(first, grown, [0.2]);
    expect(relativeDistance(single.se, point!.growth.se)).toBeLessThan(1e-10);
    expect(() => proPoorGrowth(first, grown, 1000)).toThrow('no rank lies among the poor');
  });

  test('errors of smooth answers agree with the jackknife of both waves', () => {
    const replicated = [first, grown].map(({ welfare, design }) => ({ welfare, design: jackknife(design) }));
    const [by, from] = [sharedProsperity(first, grown), sharedProsperity(replicated[0]!, replicated[1]!)];
    for (const part of ['mean', 'lowest', 'premium'] as const)
      expect(relativeDistance(from[part].se, by[part].se)).toBeLessThan(0.05);
    const elastic = [
      growthElasticity(first, grown, line, { alpha: 1 }),
      growthElasticity(replicated[0]!, replicated[1]!, line, { alpha: 1 }),
    ];
    expect(relativeDistance(elastic[1]!.se, elastic[0]!.se)).toBeLessThan(0.1);
  });
});

describe('change by sector', () => {
  const sectors = ['a', 'a', 'b', 'b'];

  test('by hand: inside a, out of a, and both', () => {
    // Under 10: a 50 % of 2 people, b none of 2; then a none of 1, b a third of 3.
    const before = { ...wave(5, 15, 20, 20), sectors };
    const after = { ...wave(15, 5, 20, 20), sectors: ['a', 'b', 'b', 'b'] };
    const split = sectorChange(before, after, 10);
    expect(split.intra.value).toBeCloseTo(0.5 * -0.5 + 0.5 / 3, 14);
    expect(split.shift.value).toBeCloseTo(-0.25 * 0.5, 14);
    expect(split.interaction.value).toBeCloseTo(-0.25 * -0.5 + 0.25 / 3, 14);
    expect(split.change.value).toBeCloseTo(0, 14);
    expect(split.sectors[1]).toMatchObject({
      sector: 'b',
      shareBefore: 0.5,
      shareAfter: 0.75,
      povertyBefore: 0,
    });
    expect(split.sectors[0]!.intra.value).toBeCloseTo(-0.25, 14);
  });

  test('parts add up, with a sector that is new as well; the change has the error of two figures', () => {
    const label = (names: string[]) => first.welfare.map((_, row) => names[row % names.length]!);
    for (const names of [
      ['tani', 'niaga', 'jasa'],
      ['tani', 'niaga', 'jasa', 'baru'],
    ]) {
      const split = sectorChange(
        { ...first, sectors: label(['tani', 'niaga', 'jasa']) },
        { ...grown, sectors: label(names) },
        line,
        { alpha: 1 },
      );
      const { change, intra, shift, interaction } = split;
      expect(intra.value + shift.value + interaction.value).toBeCloseTo(change.value, 14);
      const [a, b] = [first, grown].map(({ welfare, design }) => fgt(welfare, design, line, { alpha: 1 }));
      expect(relativeDistance(change.value, b!.value - a!.value)).toBeLessThan(1e-9);
      expect(relativeDistance(change.se, Math.hypot(a!.se, b!.se))).toBeLessThan(1e-9);
    }
  });

  test('errors agree with the jackknife of both waves', () => {
    const labels = first.welfare.map((_, row) => row % 3);
    const task = (at: (design: SurveyDesign) => SurveyDesign) =>
      sectorChange(
        { welfare: first.welfare, design: at(first.design), sectors: labels },
        {
          welfare: grown.welfare,
          design: at(grown.design),
          sectors: labels.map((own, row) => (row % 7 === 0 ? 0 : own)),
        },
        line,
      );
    const [by, from] = [task((design) => design), task(jackknife)];
    for (const part of ['intra', 'shift', 'interaction'] as const)
      expect(relativeDistance(from[part].se, by[part].se)).toBeLessThan(0.06);
    expect(relativeDistance(from.sectors[2]!.intra.se, by.sectors[2]!.intra.se)).toBeLessThan(0.05);
  });
});

describe('change of the mean log deviation', () => {
  test('by hand: means that part, and people that move', () => {
    const sectors = ['a', 'b'];
    const doubled = deviationChange({ ...wave(1, 3), sectors }, { ...wave(2, 6), sectors });
    expect(doubled.means).toBeCloseTo(0, 14);
    expect(doubled.before.between).toBeCloseTo(-Math.log(0.75) / 2, 14);
    const parted = deviationChange({ ...wave(1, 3), sectors }, { ...wave(1, 5), sectors });
    // θ − v of b halfway: (¾ − ½ + 5/6 − ½)/2, times ln(5/3); a did not grow.
    expect(parted.means).toBeCloseTo(((1 / 4 + 1 / 3) / 2) * Math.log(5 / 3), 14);
    expect(parted.inside).toBe(0);
    expect(parted.movedBetween).toBe(0);
  });

  test('parts and residual add up; a group in one wave only is refused', () => {
    const sectors = first.welfare.map((_, row) => row % 4);
    const change = deviationChange({ ...first, sectors }, { ...grown, sectors });
    const sum = change.inside + change.movedInside + change.movedBetween + change.means + change.residual;
    expect(sum).toBeCloseTo(change.after.total - change.before.total, 14);
    expect(Math.abs(change.residual)).toBeLessThan(1e-3);
    expect(() =>
      deviationChange({ ...wave(1, 3), sectors: ['a', 'b'] }, { ...wave(1, 3), sectors: ['a', 'a'] }),
    ).toThrow('group b has people in one wave only');
    expect(mean(first.welfare, first.design).n).toBe(600);
  });
});
