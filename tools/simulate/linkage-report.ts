import type { LinkageJudged } from './linkage.ts';

/** What the published model asks of the overall figures, and where no NIK helps. */
const TARGETS = { overall: 0.98, nikMissing: 0.95 } as const;

/** No twin and no pair with nothing but a placeholder in common may be merged without a person. */
export function isLinkageMet({ overall, nikMissing, falseMerges }: LinkageJudged): boolean {
  const isSafe = falseMerges.twins === 0 && falseMerges.placeholders === 0;
  return isSafe && overall.f1 >= TARGETS.overall && nikMissing.f1 >= TARGETS.nikMissing;
}

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;

/** One seed in a few lines; `hasTarget` is false for the harder model. */
export function linkageReport(judged: LinkageJudged, fields: number, hasTarget: boolean): string {
  const { seed, records, truePairs, overall, nikMissing, falseMerges: wrong } = judged;
  const verdict = hasTarget ? (isLinkageMet(judged) ? 'met' : 'NOT MET') : 'no target';
  return [
    `fields wrong with probability ${fields}, seed ${seed}: ${records} records, ${truePairs} true pairs, ${judged.seconds.toFixed(0)} s`,
    `  F1 ${percent(overall.f1)} (precision ${percent(overall.precision)}, recall ${percent(overall.recall)}); without NIK on a side F1 ${percent(nikMissing.f1)} (precision ${percent(nikMissing.precision)}, recall ${percent(nikMissing.recall)}): ${verdict}`,
    `  blocking recall ${percent(judged.blockingRecall)}; for review ${judged.reviewPairs} pairs, of which true ${judged.trueInReview}`,
    `  false merges: twins ${wrong.twins}, placeholder alone ${wrong.placeholders}, namesakes nearby ${wrong.namesakes}, others ${wrong.others}`,
    `  probability   pairs   stated    true`,
    ...judged.calibration.map(
      (bin) =>
        `  ${bin.from.toFixed(3)}–${Math.min(1, bin.to).toFixed(3)} ${String(bin.pairs).padStart(7)} ${percent(bin.stated).padStart(9)} ${percent(bin.true).padStart(9)}  ${'#'.repeat(Math.round(bin.true * 40))}`,
    ),
  ].join('\n');
}
