import { csvCell } from './csv.ts';
import { poorShare, type Spending, shareError, weightedMean } from './poverty-figures.ts';
import { randomStream } from './random.ts';
import { registerColumns, SURVEY_COLUMNS } from './survey-columns.ts';
import { type Drawn, drawTwoStage } from './survey-draw.ts';
import { type Block, frameBlocks } from './survey-frame.ts';
import { type Totals, weighSurvey } from './survey-weights.ts';
import { type Column, type DemoCity, getColumn, type SurveyYear, type Table } from './table.ts';
import { type SpendingTarget, spendingTarget } from './targets.ts';

const MOST_DRAWS = 400;
/** Weights over their mean, as the file promises. */
const WEIGHT_RANGE = { low: 0.3, high: 3 };
/** The plain draw may miss the city's true P0 by this much: a draw far off would need far-off weights. */
const NEAR_TRUTH = 0.01;
/** The weighted mean may miss the city's true mean by this share; it is exact where the mean is official. */
const NEAR_MEAN = 0.02;
/** Standard error of P0 of an ordinary draw of this design; a lucky or unlucky spread is drawn again. */
const ERROR_RANGE = { low: 0.011, high: 0.017 };

/**
 * The March survey of one year: 600 households of the demo city. The draw is rejective: draws are made one after
 * the other from the seed, and the first is kept whose plain P0 is within a point of the truth, whose weights can
 * be calibrated inside the bounds, whose mean is within 2 % of the truth, and whose standard error of P0 is ordinary. Spending is never touched;
 * only weights are.
 * @see Fuller (2009), Some design properties of a rejective sampling procedure, Biometrika 96
 */
export function drawSurvey(city: DemoCity, year: SurveyYear): Table {
  const target = spendingTarget(year);
  const blocks = frameBlocks(city);
  for (let attempt = 0; attempt < MOST_DRAWS; attempt++) {
    const drawn = drawTwoStage(randomStream(city.seed, `survey/${year}/${attempt}`), blocks);
    const survey = tryDraw(city, drawn, blocks, target);
    if (survey !== undefined) return survey;
  }
  throw new RangeError(`drawSurvey: none of ${MOST_DRAWS} draws of ${year} can be calibrated`);
}

function tryDraw(
  city: DemoCity,
  drawn: readonly Drawn[],
  blocks: readonly Block[],
  target: SpendingTarget,
): Table | undefined {
  const truth = city.trueSpending.get(target.year);
  const sizes = getColumn(city.families, 'size');
  const spending: Spending = {
    rupiah: Float64Array.from(drawn, (each) => truth?.[each.family] ?? 0),
    size: Float64Array.from(drawn, (each) => Number(sizes[each.family])),
  };
  const line = target.line.value;
  const poor = Array.from(spending.rupiah, (rupiah) => rupiah < line);
  const design = Float64Array.from(drawn, (each) => each.designWeight);
  if (Math.abs(poorShare(poor, personWeights(design, spending)) - target.p0.value) > NEAR_TRUTH)
    return undefined;
  const weights = weighSurvey(drawn, spending, target, cityTotals(city, blocks));
  if (weights === undefined || !insideRange(weights)) return undefined;
  const persons = personWeights(weights, spending);
  if (Math.abs(weightedMean(spending.rupiah, persons) / target.mean.value - 1) > NEAR_MEAN) return undefined;
  const error = shareError(poor, persons, drawn);
  if (error < ERROR_RANGE.low || error > ERROR_RANGE.high) return undefined;
  return surveyTable(city, drawn, spending, weights, target.year);
}

function cityTotals(city: DemoCity, blocks: readonly Block[]): Totals {
  const householdsByStratum = new Map<number, number>();
  for (const { stratum, families } of blocks) {
    householdsByStratum.set(stratum, (householdsByStratum.get(stratum) ?? 0) + families.length);
  }
  return { householdsByStratum, persons: city.persons.rows };
}

const personWeights = (weights: Float64Array, { size }: Spending): Float64Array =>
  weights.map((weight, i) => weight * (size[i] ?? 0));

function insideRange(weights: Float64Array): boolean {
  const mean = weights.reduce((a, b) => a + b, 0) / weights.length;
  return weights.every((weight) => weight > WEIGHT_RANGE.low * mean && weight < WEIGHT_RANGE.high * mean);
}

function surveyTable(
  city: DemoCity,
  drawn: readonly Drawn[],
  spending: Spending,
  weights: Float64Array,
  year: SurveyYear,
): Table {
  const columns: Record<string, Column> = {
    id_sampel: drawn.map((_, i) => `${year}-${String(i + 1).padStart(4, '0')}`),
    tahun: new Int32Array(drawn.length).fill(year),
    strata: Int32Array.from(drawn, (each) => each.stratum),
    psu: Int32Array.from(drawn, (each) => each.psu),
    bobot: weights.map((weight) => Math.round(weight * 10_000) / 10_000),
    art: Int32Array.from(spending.size),
    pengeluaran: spending.rupiah,
    ...registerColumns(city, drawn, year),
  };
  return { rows: drawn.length, columns };
}

/** The survey as a CSV file: a heading line and one line a household, in the order of SURVEY_COLUMNS. */
export function surveyCsv(table: Table): string {
  const columns = SURVEY_COLUMNS.map(({ name }) => getColumn(table, name));
  const lines = [SURVEY_COLUMNS.map(({ name }) => name).join(',')];
  for (let i = 0; i < table.rows; i++) {
    lines.push(columns.map((column) => csvCell(column[i] ?? null)).join(','));
  }
  return `${lines.join('\n')}\n`;
}
