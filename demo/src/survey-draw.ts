import { apportion } from './geography.ts';
import type { Random } from './random.ts';
import type { Block } from './survey-frame.ts';

/** Households of one survey, and the families met in each block. */
export const SAMPLE_SIZE = 600;
export const PER_BLOCK = 10;

/** One drawn family with the weight of the design before calibration. */
export type Drawn = Readonly<{ family: number; psu: number; stratum: number; designWeight: number }>;

/**
 * Two-stage stratified sample: blocks with probability proportional to their families (systematic, in the order of
 * the map, which spreads them), then 10 families of each block by simple random sampling. Each family of a stratum
 * has the same chance, N_h / (10 n_h).
 */
export function drawTwoStage(random: Random, blocks: readonly Block[]): readonly Drawn[] {
  const strata = [...new Set(blocks.map((block) => block.stratum))];
  const members = strata.map((stratum) => blocks.filter((block) => block.stratum === stratum));
  const households = members.map((own) => own.reduce((sum, block) => sum + block.families.length, 0));
  const perStratum = apportion(households, SAMPLE_SIZE / PER_BLOCK).map((n) => Math.max(2, n));
  return members.flatMap((own, s) => {
    const count = perStratum[s] ?? 2;
    const designWeight = (households[s] ?? 0) / (count * PER_BLOCK);
    return systematicBySize(random, own, count).flatMap((block) =>
      sampleFamilies(random, block.families).map((family) => ({
        family,
        psu: block.psu,
        stratum: block.stratum,
        designWeight,
      })),
    );
  });
}

function systematicBySize(random: Random, blocks: readonly Block[], count: number): Block[] {
  const total = blocks.reduce((sum, block) => sum + block.families.length, 0);
  const step = total / count;
  const chosen: Block[] = [];
  let goal = random.uniform() * step;
  let sum = 0;
  for (const block of blocks) {
    sum += block.families.length;
    while (goal < sum && chosen.length < count) {
      chosen.push(block);
      goal += step;
    }
  }
  return chosen;
}

function sampleFamilies(random: Random, families: readonly number[]): number[] {
  const left = [...families];
  for (let i = 0; i < PER_BLOCK; i++) {
    const j = i + random.below(left.length - i);
    const kept = left[i] ?? 0;
    left[i] = left[j] ?? 0;
    left[j] = kept;
  }
  return left.slice(0, PER_BLOCK).sort((a, b) => a - b);
}
