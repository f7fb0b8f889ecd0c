import { normalCdf, normalDensity } from '@pilar/numeric';
import { centresOf } from './ebp-benchmark.ts';
import type { SampleData } from './ebp-bootstrap.ts';
import type { AreaFigures, Target } from './ebp-predict.ts';
import type { NestedErrorFit } from './nested-error.ts';
import type { FittedTransform } from './welfare-transform.ts';

export interface MseTask {
  readonly data: SampleData;
  readonly target: Target;
  readonly fit: NestedErrorFit;
  readonly transform: FittedTransform;
  readonly line: number;
  /** Error of the benchmark's headcount; undefined without one. */
  readonly benchmarkSe: number | undefined;
}

/**
 * The mean squared error of each area's figures without a bootstrap, for transforms with closed forms.
 *
 * With D the mean slope of the units' expected figure in the area effect: D² (g1 + 2 g3) + g' V(β) g + finite + benchmark.
 * g1 = σu² (1 − γ) is what the sample leaves open of the area effect, g3 what estimating σu²/σe² adds to it, g the slope
 * of the figure in the coefficients (the effect moves with them), `finite` the units' own luck in a finite population.
 * A benchmark of error s adds (D/D of the city)² s² to the headcount.
 *
 * @see Prasad, N. & Rao, J. (1990), The estimation of the mean squared error of small-area estimators, JASA 85, 163-171.
 * @see Molina, I. & Rao, J. (2010), Canadian Journal of Statistics 38, 369-385.
 */
export function closedFormMse(task: MseTask): AreaFigures[] {
  const { data, target, fit } = task;
  const parts = slopesOf(task);
  const sampled = sampleMeans(data, fit.beta.length);
  const people = target.people.reduce((sum, own) => sum + own, 0);
  const citySlope = parts.reduce((sum, { slope }) => sum + slope.headcount, 0) / people;
  return parts.map(({ slope, rows, luck }, area) => {
    const size = target.people[area] ?? 0;
    const open = openEffect(fit, area);
    const own = fit.ownShare[area] ?? 0;
    const mse = (figure: keyof AreaFigures): number => {
      const mean = slope[figure] / size;
      const gradient = rows[figure].map((x, at) => x / size - mean * own * (sampled[area]?.[at] ?? 0));
      return mean * mean * open + fit.coefficientVariance(gradient) + luck[figure] / (size * size);
    };
    const benchmark = task.benchmarkSe ?? 0;
    const moved = ((slope.headcount / size / citySlope) * benchmark) ** 2;
    return { headcount: mse('headcount') + moved, gap: mse('gap'), mean: mse('mean') };
  });
}

/** g1 + 2 g3. */
function openEffect(
  { areaVariance, unitVariance, ownShare, ratioVariance, counts }: NestedErrorFit,
  area: number,
) {
  const own = ownShare[area] ?? 0;
  const n = counts[area] ?? 0;
  if (n === 0) return areaVariance;
  const ratio = areaVariance / unitVariance;
  const change = n / (1 + ratio * n) ** 2;
  return areaVariance * (1 - own) + 2 * change * change * unitVariance * (ratio + 1 / n) * ratioVariance;
}

interface AreaSlopes {
  /** Σ size × slope of a unit's expected figure in its centre. */
  readonly slope: { headcount: number; gap: number; mean: number };
  /** The same times the covariates. */
  readonly rows: { headcount: Float64Array; gap: Float64Array; mean: Float64Array };
  /** Σ size² × variance of a unit's own figure. */
  readonly luck: { headcount: number; gap: number; mean: number };
}

function slopesOf({ target, fit, transform, line }: MseTask): AreaSlopes[] {
  const terms = fit.beta.length;
  const areas = Array.from({ length: target.areas }, () => ({
    slope: { headcount: 0, gap: 0, mean: 0 },
    rows: {
      headcount: new Float64Array(terms),
      gap: new Float64Array(terms),
      mean: new Float64Array(terms),
    },
    luck: { headcount: 0, gap: 0, mean: 0 },
  }));
  const { centres, spreads } = centresOf(target, fit);
  for (const [place, x] of target.rows.entries()) {
    const area = areas[target.areaOfPattern[place] ?? 0];
    if (area === undefined) continue;
    const unit = unitMoments(centres[place] ?? 0, spreads[place] ?? 0, transform, line);
    const size = target.sizes[place] ?? 0;
    const squares = (size * size) / (target.units[place] ?? 1);
    for (const figure of ['headcount', 'gap', 'mean'] as const) {
      const moved = size * unit.slope[figure];
      area.slope[figure] += moved;
      const rows = area.rows[figure];
      for (let at = 0; at < terms; at++) rows[at] = (rows[at] ?? 0) + moved * (x[at] ?? 0);
      area.luck[figure] += squares * unit.variance[figure];
    }
  }
  return areas;
}

/** Slope of one unit's expected figures in its centre, and the variance of its figures. */
function unitMoments(
  centre: number,
  spread: number,
  transform: FittedTransform,
  line: number,
): { slope: AreaFigures; variance: AreaFigures } {
  const a = (transform.forward(line) - centre) / spread;
  const poor = normalCdf(a);
  const density = normalDensity(a);
  if (transform.kind === 'none') {
    const gap = ((line - centre) * poor + spread * density) / line;
    const squares =
      (((line - centre) ** 2 + spread * spread) * poor + (line - centre) * spread * density) / (line * line);
    return {
      slope: { headcount: -density / spread, gap: -poor / line, mean: 1 },
      variance: { headcount: poor * (1 - poor), gap: squares - gap * gap, mean: spread * spread },
    };
  }
  const top = line + transform.parameter;
  const growth = Math.exp(spread * spread);
  const mean = Math.exp(centre + (spread * spread) / 2);
  const below = normalCdf(a - spread);
  const gap = (top * poor - mean * below) / line;
  const squares =
    (top * top * poor - 2 * top * mean * below + mean * mean * growth * normalCdf(a - 2 * spread)) /
    (line * line);
  return {
    slope: { headcount: -density / spread, gap: (-mean * below) / line, mean },
    variance: {
      headcount: poor * (1 - poor),
      gap: Math.max(0, squares - gap * gap),
      mean: mean * mean * (growth - 1),
    },
  };
}

/** Mean covariates of the sampled units of each area. */
function sampleMeans({ rows, areaOfUnit, areas }: SampleData, terms: number): Float64Array[] {
  const means = Array.from({ length: areas }, () => new Float64Array(terms));
  const counts = new Int32Array(areas);
  for (const [unit, x] of rows.entries()) {
    const area = areaOfUnit[unit] ?? 0;
    counts[area] = (counts[area] ?? 0) + 1;
    const mean = means[area];
    for (let at = 0; mean !== undefined && at < terms; at++) mean[at] = (mean[at] ?? 0) + (x[at] ?? 0);
  }
  return means.map((mean, area) => mean.map((sum) => sum / Math.max(1, counts[area] ?? 0)));
}
