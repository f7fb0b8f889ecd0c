import { type SurveyDesign, type SurveyDesignColumns, surveyDesign } from '@pilar/measurement';
import { randomGenerator } from '@pilar/numeric';

/** Raw columns of a survey, as a reader of files leaves them. */
export type SurveyColumns = Readonly<{
  welfare: Float64Array;
  groups: Int32Array;
  drawn: SurveyDesignColumns;
}>;

export const LINE = 600_000;
const STRATA = 10;
const PSUS = 500;

/** A national survey's worth of rows: 10 strata, 500 PSUs, whole rupiah, about a tenth below the line. */
export function makeColumns(rows: number): SurveyColumns {
  const random = randomGenerator(1872);
  const welfare = new Float64Array(rows);
  const weights = new Float64Array(rows);
  const strata = new Int32Array(rows);
  const clusters = new Int32Array(rows);
  const groups = new Int32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const psu = Math.floor((row * PSUS) / rows);
    clusters[row] = psu;
    strata[row] = Math.floor((psu * STRATA) / PSUS);
    welfare[row] = Math.round(random.lognormal(13.95, 0.5));
    weights[row] = 50 + 250 * random.uniform();
    groups[row] = random.integer(22);
  }
  return { welfare, groups, drawn: { weights, strata, clusters } };
}

const REGIONS = 9;

/**
 * A seeded copy of the design behind the R times: households of about 2.5 people as clusters in 9 strata, one income a
 * household, jittered a person; one household in a hundred without income.
 */
export function makeHouseholds(rows: number): SurveyColumns {
  const random = randomGenerator(2007);
  const welfare = new Float64Array(rows);
  const weights = new Float64Array(rows);
  const strata = new Int32Array(rows);
  const clusters = new Int32Array(rows);
  let row = 0;
  for (let household = 0; row < rows; household += 1) {
    const income = random.uniform() < 0.01 ? 0 : random.lognormal(9.8, 0.5);
    const region = random.integer(REGIONS);
    const weight = 400 + 400 * random.uniform();
    for (let member = 1 + random.integer(4); member > 0 && row < rows; member -= 1, row += 1) {
      clusters[row] = household;
      strata[row] = region;
      weights[row] = weight;
      welfare[row] = income * Math.exp(random.normal(0, 0.02));
    }
  }
  return { welfare, groups: strata, drawn: { weights, strata, clusters } };
}

export const designOf = ({ drawn }: SurveyColumns): SurveyDesign => surveyDesign(drawn);
