import { compareIndependent, fgt, mean, ratioIndependent, surveyDesign } from '@pilar/measurement';
import { defaultFor } from './folder-defaults.ts';
import { type GoldenRow, numberParam } from './golden-row.ts';
import { NotSupported } from './not-supported.ts';
import type { GoldenSource, RowContext } from './row-context.ts';
import { type Answer, alphaOf, always, isConvey, lineOf, type Statistic } from './statistic.ts';

/** Two surveys of the same people or place. */
export const waveStatistics: readonly Statistic[] = [
  { name: 'fgt', pattern: /^fgt(\d)_wave([12])$/, matches: always, compute: waveFgt },
  { name: 'compare-independent', pattern: /^fgt_change$/, matches: isConvey, compute: independentChange },
  { name: 'ratio-independent', pattern: /^mean_growth$/, matches: always, compute: meanGrowth },
];

interface Wave {
  readonly welfare: Float64Array;
  readonly design: RowContext['design'];
}

/**
 * Both waves of a change row with the welfare and weight that the folder's README gives them. Some changes leave out
 * welfare of 0 and less without a note, but all state the means they started from: those tell which rows were used.
 */
function wavesOf(row: GoldenRow, source: GoldenSource): Wave[] {
  const standard = defaultFor(source.defaults, row.file, row.dataset);
  if (standard === undefined || row.domain !== 'all')
    throw new NotSupported('welfare and weight are not named');
  const means = source.statedMeans(row);
  return source.dataSets.openPair(row.dataset).map((data, index) => {
    const welfare = data.numbers(standard.welfare);
    const design = source.design(data, `w=${standard.weight}`);
    const stated = means[index];
    if (stated === undefined || isMean(stated, welfare, design)) return { welfare, design };
    return aboveZero(welfare, design);
  });
}

/** The rows above 0 alone, as a survey of its own: R drew no domain here, it dropped the rows first. */
function aboveZero(welfare: Float64Array, design: RowContext['design']): Wave {
  const weights = design.weights.filter((_, row) => (welfare[row] ?? 0) > 0);
  return { welfare: welfare.filter((amount) => amount > 0), design: surveyDesign({ weights }) };
}

function isMean(stated: number, welfare: Float64Array, design: RowContext['design']): boolean {
  return Math.abs(mean(welfare, design).value / stated - 1) < 1e-9;
}

/** Wave 2 is brought to the prices of wave 1 first; the definition there counts below the line. */
function waveFgt(row: GoldenRow, source: GoldenSource, found: RegExpExecArray): Answer {
  const number = Number(found[2]);
  const wave = wavesOf(row, source)[number - 1];
  if (wave === undefined) throw new NotSupported(`wave ${number}`);
  const factor = number === 2 ? (numberParam(row, 'price_factor') ?? 1) : 1;
  const welfare = wave.welfare.map((amount) => amount * factor);
  return { estimate: fgt(welfare, wave.design, lineOf(row, 'line'), { alpha: Number(found[1]) }) };
}

function independentChange(row: GoldenRow, source: GoldenSource): Answer {
  const [first, second] = wavesOf(row, source);
  if (first === undefined || second === undefined) throw new NotSupported('two waves are needed');
  const options = { alpha: alphaOf(row), boundary: 'at-or-below' } as const;
  const before = fgt(first.welfare, first.design, lineOf(row, 'line1'), options);
  const after = fgt(second.welfare, second.design, lineOf(row, 'line2'), options);
  return { estimate: compareIndependent(before, after).difference };
}

function meanGrowth(row: GoldenRow, source: GoldenSource): Answer {
  const [first, second] = wavesOf(row, source);
  if (first === undefined || second === undefined) throw new NotSupported('two waves are needed');
  const factor = numberParam(row, 'price_factor') ?? 1;
  const before = mean(first.welfare, first.design);
  const after = mean(
    second.welfare.map((amount) => amount * factor),
    second.design,
  );
  const growth = ratioIndependent(before, after);
  return { estimate: { ...growth, value: growth.value - 1 } };
}
