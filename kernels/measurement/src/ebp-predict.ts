import { normalCdf, normalQuantile } from '@pilar/numeric';
import type { NestedErrorFit } from './nested-error.ts';
import type { FittedTransform } from './welfare-transform.ts';

/** Figures of an area: share of poor, their gap, mean welfare. */
export interface AreaFigures {
  readonly headcount: number;
  readonly gap: number;
  readonly mean: number;
}

/** Units of an area with the same covariates are one pattern: its figures are found once. */
export interface Patterns {
  readonly rows: readonly Float64Array[];
  readonly areaOfPattern: Int32Array;
  readonly people: Float64Array;
  readonly sizes: Float64Array;
  readonly units: Float64Array;
}

export interface Target extends Patterns {
  readonly areas: number;
}

export interface PredictOptions {
  readonly line: number;
  readonly points: number;
}

export function predicted(
  target: Target,
  fit: NestedErrorFit,
  transform: FittedTransform,
  { line, points }: PredictOptions,
): AreaFigures[] {
  const sums = Array.from({ length: target.areas }, () => ({ headcount: 0, gap: 0, mean: 0 }));
  const errors =
    transform.kind === 'box-cox'
      ? Float64Array.from({ length: points }, (_, at) => normalQuantile((at + 0.5) / points))
      : undefined;
  for (const [place, row] of target.rows.entries()) {
    const area = target.areaOfPattern[place] ?? 0;
    const sum = sums[area];
    if (sum === undefined) continue;
    const centre = row.reduce((total, x, at) => total + x * (fit.beta[at] ?? 0), fit.effects[area] ?? 0);
    const spread = Math.sqrt(fit.areaVariance * (1 - (fit.ownShare[area] ?? 0)) + fit.unitVariance);
    const figures =
      errors === undefined
        ? expectedFigures(centre, spread, transform, line)
        : pointFigures(centre, spread, transform, { line, errors });
    const size = target.sizes[place] ?? 0;
    sum.headcount += size * figures.headcount;
    sum.gap += size * figures.gap;
    sum.mean += size * figures.mean;
  }
  return sums.map(({ headcount, gap, mean }, area) => {
    const people = target.people[area] ?? 0;
    return { headcount: headcount / people, gap: gap / people, mean: mean / people };
  });
}

/**
 * Expected figures of one unit. Lognormal with shift c: P(y < z) = Φ(a), a = (ln(z + c) − μ)/σ, and
 * E(z − y)⁺/z = ((z + c) Φ(a) − e^(μ + σ²/2) Φ(a − σ))/z; normal: ((z − μ) Φ(a) + σ φ(a))/z.
 */
function expectedFigures(
  centre: number,
  spread: number,
  transform: FittedTransform,
  line: number,
): AreaFigures {
  if (transform.kind === 'none') {
    const a = (line - centre) / spread;
    const density = Math.exp(-0.5 * a * a) / Math.sqrt(2 * Math.PI);
    const headcount = normalCdf(a);
    return { headcount, gap: ((line - centre) * headcount + spread * density) / line, mean: centre };
  }
  const shift = transform.kind === 'log-shift' ? transform.parameter : 0;
  const a = (Math.log(line + shift) - centre) / spread;
  const mean = Math.exp(centre + (spread * spread) / 2);
  const headcount = normalCdf(a);
  return {
    headcount,
    gap: ((line + shift) * headcount - mean * normalCdf(a - spread)) / line,
    mean: mean - shift,
  };
}

function pointFigures(
  centre: number,
  spread: number,
  transform: FittedTransform,
  { line, errors }: { readonly line: number; readonly errors: Float64Array },
): AreaFigures {
  let [headcount, gap, mean] = [0, 0, 0];
  for (const own of errors) {
    const y = transform.back(centre + own * spread);
    mean += y;
    if (y >= line) continue;
    headcount += 1;
    gap += (line - y) / line;
  }
  const count = errors.length;
  return { headcount: headcount / count, gap: gap / count, mean: mean / count };
}
