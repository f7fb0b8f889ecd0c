import { randomGenerator } from '@pilar/numeric';
import { type SurveyDesign, surveyDesign } from '../survey-design.ts';

/** A survey made by seed: 4 strata, 60 clusters of 10, weights of 50 to 300, clusters that differ. */
export interface SeededSurvey {
  readonly welfare: number[];
  readonly design: SurveyDesign;
  readonly strata: number[];
  readonly clusters: number[];
}

export function seededSurvey(name: string, spread = 0.5): SeededSurvey {
  const random = randomGenerator(name);
  const psus = 60;
  const clusters = Array.from({ length: psus * 10 }, (_, row) => Math.floor(row / 10));
  const strata = clusters.map((psu) => psu % 4);
  const level = Array.from({ length: psus }, () => random.normal(0, 0.15));
  const welfare = clusters.map((psu) => random.lognormal(14 + (level[psu] ?? 0), spread));
  const weights = Float64Array.from(clusters, () => 50 + 250 * random.uniform());
  return { welfare, strata, clusters, design: surveyDesign({ weights, strata, clusters }) };
}

/** How far a number lies from the one wanted, as a share of it. */
export function relativeDistance(got: number, wanted: number): number {
  return Math.abs(got - wanted) / Math.max(Math.abs(wanted), Number.MIN_VALUE);
}
