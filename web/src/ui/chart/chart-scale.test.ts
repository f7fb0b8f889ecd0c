import { describe, expect, it } from 'vitest';
import { chartScale } from './chart-scale.ts';

describe('the scale of a drawing', () => {
  it('ends on round numbers and names them', () => {
    const scale = chartScale([0.031, 0.187], [0, 100], { zero: true });
    expect(scale.ticks).toEqual([0, 0.05, 0.1, 0.15, 0.2]);
    expect([scale.at(0), scale.at(0.1), scale.at(0.2)]).toEqual([0, 50, 100]);
  });

  it('holds falls as well as rises', () => {
    expect(chartScale([-0.04, 0.07], [0, 1], { zero: true }).ticks).toEqual([
      -0.05, -0.025, 0, 0.025, 0.05, 0.075,
    ]);
  });

  it('draws upside down where its ends say so', () => {
    const scale = chartScale([0, 10], [200, 0]);
    expect([scale.at(0), scale.at(10)]).toEqual([200, 0]);
  });

  it('of one value or none still has room', () => {
    expect(chartScale([4], [0, 10]).high).toBeGreaterThan(chartScale([4], [0, 10]).low);
    expect(chartScale([], [0, 10]).ticks.length).toBeGreaterThan(1);
  });
});
