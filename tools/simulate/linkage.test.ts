import { describe, expect, it } from 'vitest';
import { simulateLinkage } from './linkage.ts';
import { isLinkageMet, linkageReport } from './linkage-report.ts';

describe('the published error model of record linkage', () => {
  it('is met by a list of 3,000 people, with no twin and no placeholder merged', () => {
    const judged = simulateLinkage(1, 3_000, 0.05);
    expect(judged.truePairs).toBeGreaterThan(500);
    expect(judged.overall.f1).toBeGreaterThanOrEqual(0.98);
    expect(judged.nikMissing.f1).toBeGreaterThanOrEqual(0.95);
    expect(judged.blockingRecall).toBeGreaterThan(0.99);
    expect(judged.falseMerges).toMatchObject({ twins: 0, placeholders: 0 });
    expect(isLinkageMet(judged)).toBe(true);
    expect(linkageReport(judged, 0.05, true)).toMatch(/twins 0, placeholder alone 0/);
  });

  it('states probabilities that come true: of the pairs called nearly certain nearly all are one person', () => {
    const { calibration } = simulateLinkage(2, 3_000, 0.15);
    const sure = calibration.at(-1);
    expect(sure?.pairs).toBeGreaterThan(400);
    expect(sure?.true).toBeGreaterThan(0.99);
    const doubtful = calibration.filter(({ to }) => to <= 0.05);
    const pairs = doubtful.reduce((sum, bin) => sum + bin.pairs, 0);
    expect(doubtful.reduce((sum, bin) => sum + bin.pairs * bin.true, 0) / pairs).toBeLessThan(0.3);
  });

  it('is not met by a judgement with one pair of twins merged', () => {
    const judged = simulateLinkage(1, 300, 0.05);
    expect(isLinkageMet({ ...judged, falseMerges: { ...judged.falseMerges, twins: 1 } })).toBe(false);
  });
});
