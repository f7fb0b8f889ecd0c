import {
  fgtSet,
  gini,
  type SurveyDesign,
  standardSet,
  standardSetBy,
  surveyDesign,
} from '@pilar/measurement';
import { randomGenerator } from '@pilar/numeric';
import type { Area, Measurement } from './area.ts';
import { timeOf } from './measure.ts';

/** A national survey's worth of rows, drawn as such surveys are: households in PSUs in strata. */
const ROWS = 1_000_000;
const STRATA = 500;
const ROWS_A_PSU = 10;
const LINE = 600_000;

type Survey = Readonly<{ welfare: Float64Array; design: SurveyDesign; groups: Int32Array }>;

function makeColumns() {
  const random = randomGenerator(1872);
  const welfare = new Float64Array(ROWS);
  const weights = new Float64Array(ROWS);
  const strata = new Int32Array(ROWS);
  const clusters = new Int32Array(ROWS);
  const groups = new Int32Array(ROWS);
  for (let row = 0; row < ROWS; row += 1) {
    clusters[row] = Math.floor(row / ROWS_A_PSU);
    strata[row] = (clusters[row] ?? 0) % STRATA;
    // Whole rupiah; about a tenth below the line.
    welfare[row] = Math.round(random.lognormal(13.95, 0.5));
    weights[row] = 50 + 250 * random.uniform();
    groups[row] = random.integer(22);
  }
  return { welfare, weights, strata, clusters, groups };
}

function makeSurvey(): Survey {
  const { welfare, groups, ...drawn } = makeColumns();
  return { welfare, groups, design: surveyDesign(drawn) };
}

/** The first line is a target of the product; the others show where its time goes. */
const WORK: readonly Readonly<{ name: string; target: number | null; run: (survey: Survey) => unknown }>[] = [
  {
    name: 'standard set with errors',
    target: 400,
    run: ({ welfare, design }) => standardSet(welfare, design, LINE),
  },
  {
    name: 'P0, P1, P2 with errors',
    target: null,
    run: ({ welfare, design }) => fgtSet(welfare, design, LINE),
  },
  { name: 'Gini with error', target: null, run: ({ welfare, design }) => gini(welfare, design) },
  {
    name: 'standard set of 22 groups',
    target: null,
    run: ({ welfare, design, groups }) => standardSetBy(welfare, design, LINE, groups),
  },
];

export const area: Area = {
  name: 'measurement',
  title: `survey figures with Taylor errors, ${ROWS.toLocaleString('en')} rows`,
  run: async (tell) => {
    const survey = makeSurvey();
    const measurements: Measurement[] = [];
    for (const { name, target, run } of WORK) {
      tell(name);
      const { ms, how } = await timeOf(() => run(survey));
      measurements.push({ name, value: ms, unit: 'ms', target, isScaled: true, how });
    }
    const { welfare: _, groups: __, ...drawn } = makeColumns();
    const { ms, how } = await timeOf(() => surveyDesign(drawn));
    return [
      ...measurements,
      { name: 'reading the design', value: ms, unit: 'ms', target: null, isScaled: true, how },
    ];
  },
};
