import { argsort } from './columns.ts';
import { randomStream } from './random.ts';
import { curveReader, fitSpendingCurve } from './spending-curve.ts';
import { SURVEY_YEARS, spendingTarget } from './targets.ts';

/** Parts of the hidden rank: covariates 1, lasting and passing luck (asumsi). */
const STANDING_WEIGHT = 0.3;
const LASTING_LUCK = 0.5;
const PASSING_LUCK = 0.56;
/** How much of the passing luck of one March is left the next (asumsi). */
const PERSISTENCE = 0.5;

/**
 * True spending per head of each family in each March: families are ranked by their covariates and luck, and the
 * rank of a family among persons is read off the fitted curve of that year. Whole rupiah.
 */
export function spendTruly(
  seed: number,
  index: Float64Array,
  standing: Float64Array,
  sizes: Int32Array,
): ReadonlyMap<number, Float64Array> {
  const random = randomStream(seed, 'spending');
  const lasting = index.map(
    (value, f) => value + STANDING_WEIGHT * (standing[f] ?? 0) + LASTING_LUCK * random.normal(),
  );
  let passing = index.map(() => random.normal());
  const spending = new Map<number, Float64Array>();
  for (const year of SURVEY_YEARS) {
    const score = lasting.map((value, f) => value + PASSING_LUCK * (passing[f] ?? 0));
    const target = spendingTarget(year);
    spending.set(year, readOff(score, sizes, fitSpendingCurve(target), target.line.value));
    const fresh = Math.sqrt(1 - PERSISTENCE * PERSISTENCE);
    passing = passing.map((value) => PERSISTENCE * value + fresh * random.normal());
  }
  return spending;
}

function readOff(
  score: Float64Array,
  sizes: Int32Array,
  curve: ReturnType<typeof fitSpendingCurve>,
  line: number,
): Float64Array {
  const order = argsort(score);
  const persons = sizes.reduce((a, b) => a + b, 0);
  const spending = new Float64Array(score.length);
  const read = curveReader(curve);
  let before = 0;
  for (const family of order) {
    const size = sizes[family] ?? 0;
    const rank = (before + size / 2) / persons;
    const exact = read(rank);
    // Rounding must not carry anyone across the line: the poor round down, the others up.
    spending[family] =
      rank < curve.poorShare ? Math.min(line - 1, Math.floor(exact)) : Math.ceil(Math.max(line, exact));
    before += size;
  }
  return spending;
}
