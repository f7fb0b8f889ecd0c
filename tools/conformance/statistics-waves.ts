import {
  type ChangeMeasure,
  compareIndependent,
  difference,
  domainOf,
  fgt,
  type GrowthAtRank,
  type GrowthRedistribution,
  growthIncidence,
  growthRedistribution,
  proPoorGrowth,
  type SectorSplit,
  type SurveyDesign,
  sectorChange,
  sharedProsperity,
  watts,
} from '@pilar/measurement';
import { plainDesign } from './build-design.ts';
import { stacked } from './data-sets.ts';
import { defaultFor } from './folder-defaults.ts';
import { type GoldenRow, numberParam } from './golden-row.ts';
import { NotSupported } from './not-supported.ts';
import type { GoldenSource } from './row-context.ts';
import {
  type Answer,
  alphaOf,
  always,
  isConvey,
  isSurvey,
  lineOf,
  type Statistic,
  valueOnly,
} from './statistic.ts';
import { wavesOf } from './waves.ts';

/** Two surveys of the same people or place. The definitions there count below the line. */
export const waveStatistics: readonly Statistic[] = [
  wave('fgt', /^fgt(\d)_wave([12])$/, waveFgt),
  wave('watts', /^watts_wave([12])$/, waveWatts),
  { name: 'compare-independent', pattern: /^fgt_change$/, matches: isConvey, compute: independentChange },
  wave('growth-redistribution', /^(fgt\d|watts)_(change|(?:dr|shapley)_\w+)$/, growthPart),
  wave('growth-incidence', /^gic_growth$/, incidence),
  wave('growth-incidence', /^median_growth$/, (row, source) => growthAt(row, source, 0.5)),
  wave('pro-poor-growth', /^mean_of_percentile_growth_poor_grid99$/, (row, source) => {
    const [before, after] = wavesOf(row, source);
    return { estimate: proPoorGrowth(before, after, lineOf(row, 'line')) };
  }),
  wave(
    'shared-prosperity',
    /^(mean_growth|bottom40_mean_growth|shared_prosperity_premium)$/,
    (row, source, found) => {
      const { mean, lowest, premium } = sharedProsperity(...wavesOf(row, source));
      const ofLowest = found[1] === 'bottom40_mean_growth' ? lowest : premium;
      return { estimate: found[1] === 'mean_growth' ? mean : ofLowest };
    },
  ),
  wave('sector-change', /^rh_(total_change|intra|shift|interaction)$/, sectorTotal),
  wave('sector-change', /^(rh_intra_sector|(?:fgt_sector|pop_share)_wave[12])$/, sectorPart),
  {
    name: 'difference',
    pattern: /^(?:change_(p|g1)|headcount_change_same_psu)$/,
    matches: isSurvey,
    compute: overlappingChange,
  },
  {
    name: 'compare-independent',
    pattern: /^headcount_change_if_independent$/,
    matches: isSurvey,
    compute: independentHeadcounts,
  },
];

function wave(name: string, pattern: RegExp, compute: Statistic['compute']): Statistic {
  return { name, pattern, matches: always, compute };
}

function waveFgt(row: GoldenRow, source: GoldenSource, found: RegExpExecArray): Answer {
  const { welfare, design } = wavesOf(row, source)[found[2] === '1' ? 0 : 1];
  return { estimate: fgt(welfare, design, lineOf(row, 'line'), { alpha: Number(found[1]) }) };
}

function waveWatts(row: GoldenRow, source: GoldenSource, found: RegExpExecArray): Answer {
  const { welfare, design } = wavesOf(row, source)[found[1] === '1' ? 0 : 1];
  return { estimate: watts(welfare, design, lineOf(row, 'line')) };
}

function independentChange(row: GoldenRow, source: GoldenSource): Answer {
  const [first, second] = wavesOf(row, source);
  const options = { alpha: alphaOf(row), boundary: 'at-or-below' } as const;
  const before = fgt(first.welfare, first.design, lineOf(row, 'line1'), options);
  const after = fgt(second.welfare, second.design, lineOf(row, 'line2'), options);
  return { estimate: compareIndependent(before, after).difference };
}

/** Answers that many rows share are computed once. */
const known = new WeakMap<GoldenSource, Map<string, unknown>>();

function once<Value>(
  source: GoldenSource,
  key: string,
  is: (value: unknown) => value is Value,
  compute: () => Value,
): Value {
  const own = known.get(source) ?? new Map<string, unknown>();
  known.set(source, own);
  const found = own.get(key);
  if (is(found)) return found;
  const value = compute();
  own.set(key, value);
  return value;
}

const isSplit = (value: unknown): value is GrowthRedistribution =>
  typeof value === 'object' && value !== null && 'shapley' in value;
const isCurve = (value: unknown): value is GrowthAtRank[] => Array.isArray(value);
const isSectors = (value: unknown): value is SectorSplit =>
  typeof value === 'object' && value !== null && 'interaction' in value;

function keyOf(row: GoldenRow, kind: string): string {
  return [kind, row.file, row.case, row.dataset, row.params.line, row.params.price_factor, row.params.g].join(
    '|',
  );
}

/** `fgt0_dr_growth_ref1`, `watts_shapley_redistribution`, `fgt1_change` */
function growthPart(row: GoldenRow, source: GoldenSource, found: RegExpExecArray): Answer {
  const name = found[1] ?? '';
  const measure: ChangeMeasure =
    name === 'watts' ? { kind: 'watts' } : { kind: 'fgt', alpha: Number(name.slice(3)) };
  const split = once(source, keyOf(row, name), isSplit, () =>
    growthRedistribution(...wavesOf(row, source), lineOf(row, 'line'), { measure }),
  );
  const [, kind, part = '', base] = /^(dr|shapley)_([a-z]+)(?:_ref([12]))?$/.exec(found[2] ?? '') ?? [];
  if (kind === undefined) return { estimate: split.change };
  const from = base === '1' ? split.fromFirst : split.fromSecond;
  if (part === 'residual') return { estimate: from.residual };
  return {
    estimate: (kind === 'dr' ? from : split.shapley)[part === 'growth' ? 'growth' : 'redistribution'],
  };
}

function incidence(row: GoldenRow, source: GoldenSource): Answer {
  const p = numberParam(row, 'p');
  const curve = once(source, keyOf(row, 'gic'), isCurve, () => growthIncidence(...wavesOf(row, source)));
  const point = curve.find((at) => p !== undefined && Math.abs(at.p - p) < 1e-9);
  return point ? { estimate: point.growth } : growthAt(row, source, p ?? Number.NaN);
}

function growthAt(row: GoldenRow, source: GoldenSource, p: number): Answer {
  const [point] = growthIncidence(...wavesOf(row, source), [p]);
  if (point === undefined) throw new NotSupported('no rank');
  return { estimate: point.growth };
}

function sectorSplit(row: GoldenRow, source: GoldenSource): SectorSplit {
  return once(source, keyOf(row, 'sectors'), isSectors, () => {
    const [before, after] = wavesOf(row, source);
    const column = source.sectorColumn(row, before.data);
    return sectorChange(
      { ...before, sectors: before.labels(column) },
      { ...after, sectors: after.labels(column) },
      lineOf(row, 'line'),
      { alpha: alphaOf(row) },
    );
  });
}

function sectorTotal(row: GoldenRow, source: GoldenSource, found: RegExpExecArray): Answer {
  const split = sectorSplit(row, source);
  // R summed over the sectors of wave 1: where wave 2 has more, its parts do not add up to the change.
  if (/total|shift/.test(found[1] ?? '') && split.sectors.some(({ shareBefore }) => shareBefore === 0))
    throw new NotSupported('a sector of wave 2 alone is left out');
  if (found[1] === 'total_change') return { estimate: split.change };
  if (found[1] === 'intra') return { estimate: split.intra };
  return { estimate: found[1] === 'shift' ? split.shift : split.interaction };
}

function sectorPart(row: GoldenRow, source: GoldenSource, found: RegExpExecArray): Answer {
  const sector = sectorSplit(row, source).sectors.find((own) => own.sector === row.domain);
  if (sector === undefined) throw new NotSupported(`sector ${row.domain}`);
  if (found[1] === 'rh_intra_sector') return { estimate: sector.intra };
  if (found[1] === 'fgt_sector_wave1') return valueOnly('sector-change', sector.povertyBefore);
  if (found[1] === 'fgt_sector_wave2') return valueOnly('sector-change', sector.povertyAfter);
  return valueOnly('sector-change', found[1] === 'pop_share_wave1' ? sector.shareBefore : sector.shareAfter);
}

/** The sampling design as the call names it (`ids=~a strata=~b`), else as other rows of the first data set spell it. */
function samplingText(row: GoldenRow, source: GoldenSource, dataset: string): string {
  const [, ids, strata] = /ids=~([\w.]+) strata=~([\w.]+)/.exec(row.call) ?? [];
  const weight = defaultFor(source.defaults, row.file, row.dataset)?.weight;
  if (ids === undefined || weight === undefined) return source.samplingDesign(dataset);
  return `svydesign(ids=~${ids},strata=~${strata},weights=~${weight})`;
}

/** Both waves in one design: clusters that are in both count as one. */
function stackedHeadcounts(row: GoldenRow, source: GoldenSource, alpha: number) {
  const [first, second] = source.dataSets.openPair(row.dataset);
  const both = stacked(first, second);
  const design = plainDesign(both, samplingText(row, source, first.name));
  const welfare = both.numbers(row.variable);
  const poor = (isSecond: boolean) => (at: SurveyDesign) =>
    fgt(
      welfare,
      domainOf(
        at,
        Array.from(welfare, (_, place) => place >= first.rows === isSecond),
      ),
      lineOf(row, 'line'),
      { alpha },
    );
  return { design, before: poor(false), after: poor(true) };
}

function overlappingChange(row: GoldenRow, source: GoldenSource, found: RegExpExecArray): Answer {
  const { design, before, after } = stackedHeadcounts(row, source, found[1] === 'g1' ? 1 : 0);
  return { estimate: difference(design, before, after) };
}

/** The errors of both waves in the stacked design, without their covariance. */
function independentHeadcounts(row: GoldenRow, source: GoldenSource): Answer {
  const { design, before, after } = stackedHeadcounts(row, source, 0);
  const change = compareIndependent(before(design), after(design)).difference;
  return { estimate: { ...change, df: design.size.df } };
}
