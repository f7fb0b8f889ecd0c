import {
  type DemoCity,
  drawTwoStage,
  frameBlocks,
  getColumn,
  randomStream,
  SURVEY_YEARS,
  spendingTarget,
} from '@pilar/demo';
import {
  domainsBy,
  type EbpArea,
  ebp,
  fayHerriot,
  fgt,
  type Predictor,
  smoothVariances,
  surveyDesign,
} from '@pilar/measurement';

/** One way to an area's figure, judged over all samples and areas. */
export interface Judged {
  readonly name: string;
  /** Share of 95 % intervals that hold the truth. */
  readonly coverage: number;
  /** Root mean squared error, in points of a hundred. */
  readonly rmse: number;
  /** Mean width of the interval. */
  readonly width: number;
  readonly figures: number;
}

interface Tally {
  held: number;
  squares: number;
  width: number;
  figures: number;
}

const Z = 1.959963984540054;

/** Register covariates of a family: each is known for every family of the city. */
function familyCovariates(city: DemoCity): {
  readonly areas: string[];
  readonly covariates: Predictor[];
  readonly sizes: Float64Array;
} {
  const dwellingAt = new Map(Array.from(getColumn(city.dwellings, 'id')).map((id, at) => [id, at]));
  const dwellings = Array.from(getColumn(city.families, 'dwelling_id')).map((id) => dwellingAt.get(id) ?? -1);
  const ofDwelling = (name: string): string[] => {
    const column = getColumn(city.dwellings, name);
    return dwellings.map((at) => String(column[at] ?? ''));
  };
  const ofFamily = (name: string): string[] =>
    Array.from(getColumn(city.families, name), (cell) => String(cell ?? ''));
  const isOf = (name: string, cells: readonly string[], label: string): Predictor => ({
    name: `${name} ${label}`,
    values: Float64Array.from(cells, (cell) => Number(cell === label)),
  });
  const dummies = (name: string, cells: readonly string[]): Predictor[] =>
    [...new Set(cells)]
      .sort()
      .slice(1)
      .filter((label) => common(cells, label))
      .map((label) => isOf(name, cells, label));
  const sizes = Float64Array.from(getColumn(city.families, 'size'), Number);
  return {
    areas: ofDwelling('area_code'),
    sizes,
    covariates: [
      { name: 'size', values: sizes.map((size) => Math.log(size)) },
      ...dummies('livelihood', ofFamily('livelihood')),
      ...dummies('wall', ofDwelling('wall')),
      ...dummies('floor', ofDwelling('floor')),
      ...dummies('power', ofDwelling('power')),
      ...dummies('fuel', ofDwelling('fuel')),
    ],
  };
}

/** A label of fewer than two in a hundred families says nothing in a sample. */
function common(cells: readonly string[], label: string): boolean {
  const share = cells.filter((cell) => cell === label).length / cells.length;
  return share > 0.02 && share < 0.98;
}

export interface SimulationOptions {
  readonly samples: number;
  /** Bootstrap rounds of the EBP's MSE in the first `bootstrapSamples` samples. */
  readonly bootstrap: number;
  readonly bootstrapSamples: number;
}

/**
 * Samples of the demo city, five March waves pooled each time, with direct, Fay–Herriot and log EBP figures of P0 by
 * kelurahan against the truth: the mean of the waves in all families. The EBP adds up to the sample's own P0 of the city;
 * its error is in closed form, and by bootstrap in the first samples.
 */
export function simulateSmallAreas(city: DemoCity, options: SimulationOptions): readonly Judged[] {
  const register = familyCovariates(city);
  const truth = truths(city, register);
  const blocks = frameBlocks(city);
  const means = areaMeans([...truth.keys()], register);
  const tallies = new Map<string, Tally>();
  for (let sample = 0; sample < options.samples; sample++) {
    const drawn = drawSample(city, blocks, register, sample);
    countAreaLevel(tallies, drawn, truth, means);
    const rounds = sample < options.bootstrapSamples ? options.bootstrap : 0;
    const models = [
      { name: 'ebp/log', rounds: 0 },
      ...(rounds > 0 ? [{ name: 'ebp/log boot', rounds }] : []),
    ];
    for (const { name, rounds: bootstrap } of models) {
      const { value: headcount, se } = drawn.whole;
      const unit = ebp(drawn.sample, register, {
        ...{ line: 1, transform: 'log', bootstrap, seed: sample, benchmark: { headcount, se } },
      });
      for (const area of unit.areas)
        countUnit(tallies, name, area, truth.get(String(area.area)) ?? Number.NaN);
    }
  }
  return [...tallies].map(([name, { held, squares, width, figures }]) => ({
    name,
    coverage: held / figures,
    rmse: Math.sqrt(squares / figures),
    width: width / figures,
    figures,
  }));
}

/** Five waves pooled, as a survey file and as a unit-level sample. */
function drawSample(
  city: DemoCity,
  blocks: ReturnType<typeof frameBlocks>,
  register: Register,
  sample: number,
) {
  const drawn = SURVEY_YEARS.flatMap((year) =>
    drawTwoStage(randomStream(city.seed, `simulate/${year}/${sample}`), blocks).map((each) => ({
      ...each,
      year,
    })),
  );
  // Over its year's line, a family is poor below 1 in every wave.
  const welfare = Float64Array.from(
    drawn,
    ({ family, year }) => (city.trueSpending.get(year)?.[family] ?? 0) / spendingTarget(year).line.value,
  );
  const areas = drawn.map(({ family }) => register.areas[family] ?? '');
  const design = surveyDesign({
    weights: drawn.map(({ designWeight, family }) => designWeight * (register.sizes[family] ?? 1)),
    strata: drawn.map(({ stratum, year }) => `${year}/${stratum}`),
    clusters: drawn.map(({ psu, year }) => `${year}/${psu}`),
    lonelyPsu: 'average',
  });
  const taken = (values: Predictor['values']) =>
    Float64Array.from(drawn, ({ family }) => values[family] ?? 0);
  const covariates = register.covariates.map(({ name, values }) => ({ name, values: taken(values) }));
  return { design, whole: fgt(welfare, design, 1), sample: { welfare, areas, covariates } };
}

/** Direct figures and the Fay–Herriot model on them, with variances smoothed over the areas. */
function countAreaLevel(
  tallies: Map<string, Tally>,
  { design, sample: { welfare, areas: own } }: ReturnType<typeof drawSample>,
  truth: ReadonlyMap<string, number>,
  means: readonly Predictor[],
): void {
  const areas = [...truth.keys()];
  const direct = new Map(
    domainsBy(design, own).map(({ group, design: part }) => [group, fgt(welfare, part, 1)]),
  );
  const figures = areas.map((area) => direct.get(area)?.value ?? Number.NaN);
  const variances = areas.map((area) => (direct.get(area)?.se ?? 0) ** 2);
  const counts = areas.map((area) => Math.log(Math.max(1, direct.get(area)?.n ?? 1)));
  const level = means[0];
  const smooth = smoothVariances(
    variances,
    level === undefined ? [] : [{ name: 'log n', values: counts }, level],
  );
  const steady = variances.map((variance, at) => (variance > 0 ? (smooth[at] ?? variance) : 0));
  const model = fayHerriot(figures, steady, means);
  for (const [at, area] of areas.entries()) {
    const real = truth.get(area) ?? Number.NaN;
    if (Number.isFinite(figures[at]))
      count(tallies, 'direct', figures[at] ?? 0, Math.sqrt(variances[at] ?? 0), real);
    const found = model.areas[at];
    if (found !== undefined) count(tallies, 'fay-herriot', found.value, Math.sqrt(found.mse), real);
  }
}

function countUnit(
  tallies: Map<string, Tally>,
  name: string,
  { headcount, mse }: EbpArea,
  real: number,
): void {
  count(tallies, name, headcount, Math.sqrt(mse?.headcount ?? 0), real);
}

function count(tallies: Map<string, Tally>, name: string, value: number, error: number, real: number): void {
  const tally = tallies.get(name) ?? { held: 0, squares: 0, width: 0, figures: 0 };
  tallies.set(name, tally);
  tally.held += Number(Math.abs(value - real) <= Z * error);
  tally.squares += (value - real) ** 2;
  tally.width += 2 * Z * error;
  tally.figures += 1;
}

type Register = ReturnType<typeof familyCovariates>;

/** P0 of each kelurahan among all families, the mean of the waves. */
function truths(city: DemoCity, { areas, sizes }: Register): ReadonlyMap<string, number> {
  const poor = new Map<string, number>();
  const people = new Map<string, number>();
  for (const [family, area] of areas.entries()) {
    const size = sizes[family] ?? 0;
    people.set(area, (people.get(area) ?? 0) + size);
    const waves = SURVEY_YEARS.filter(
      (year) => (city.trueSpending.get(year)?.[family] ?? 0) < spendingTarget(year).line.value,
    );
    poor.set(area, (poor.get(area) ?? 0) + (size * waves.length) / SURVEY_YEARS.length);
  }
  return new Map([...poor].map(([area, own]) => [area, own / (people.get(area) ?? 1)]));
}

/** Two covariates of areas: the share of families with a livelihood in farming or day labour, and the mean log size. */
function areaMeans(areas: readonly string[], { areas: own, covariates }: Register): Predictor[] {
  const meanOf = (values: Predictor['values']): Float64Array => {
    const sums = new Map<string, number>();
    const counts = new Map<string, number>();
    for (const [family, area] of own.entries()) {
      sums.set(area, (sums.get(area) ?? 0) + (values[family] ?? 0));
      counts.set(area, (counts.get(area) ?? 0) + 1);
    }
    return Float64Array.from(areas, (area) => (sums.get(area) ?? 0) / (counts.get(area) ?? 1));
  };
  const spread = (values: Float64Array): number => Math.max(...values) - Math.min(...values);
  // With some twenty areas a model carries few covariates: the two whose areas differ most.
  return covariates
    .filter(({ name }) => name !== 'size')
    .map(({ name, values }) => ({ name, values: meanOf(values) }))
    .sort((a, b) => spread(b.values) - spread(a.values))
    .slice(0, 2);
}
