import type { Part } from './across-samples.ts';
import { type CodedColumn, checkLength, codedColumn, type LabelColumn } from './columns.ts';
import type { Estimate } from './estimate.ts';
import { type Boundary, checkedColumns, fgtMethod, gapAt } from './fgt.ts';
import { errorOfRows, pointOnly } from './influence.ts';
import type { SurveyDesign } from './survey-design.ts';
import { answerOf, type CheckedWave, checkedWave, type Wave } from './waves.ts';

/** A wave with the sector (livelihood) of each row. */
export interface SectorWave extends Wave {
  readonly sectors: LabelColumn;
}

/** One sector: its share of people and its poverty in both waves, and what its own change adds. */
export interface SectorChange {
  readonly sector: string | number;
  readonly shareBefore: number;
  readonly shareAfter: number;
  readonly povertyBefore: number;
  readonly povertyAfter: number;
  readonly intra: Estimate;
}

export interface SectorSplit {
  readonly change: Estimate;
  /** Change inside sectors, at the shares of the first wave. */
  readonly intra: Estimate;
  /** People moving between sectors, at the poverty of the first wave. */
  readonly shift: Estimate;
  /** Both at once. */
  readonly interaction: Estimate;
  readonly sectors: readonly SectorChange[];
}

/**
 * The change of an FGT measure by sector (Ravallion–Huppi): Σ n₁(p₂ − p₁) inside sectors, Σ (n₂ − n₁) p₁ by people
 * moving, Σ (n₂ − n₁)(p₂ − p₁) by both; the three add up to the change. A sector without people in a wave has share 0
 * there and the poverty of the other wave, so that all of it counts as moving.
 *
 * @throws RangeError as `fgt`, and for a sector column of another length or with a missing label.
 * @see Ravallion & Huppi (1991), Measuring changes in poverty: a methodological case study of Indonesia during an
 *   adjustment period, World Bank Economic Review 5, 57-82.
 * @example sectorChange({ welfare, design, sectors }, { welfare: later, design: other, sectors: laterSectors }, 100).intra
 */
export function sectorChange(
  before: SectorWave,
  after: SectorWave,
  line: number,
  { alpha = 0, boundary = 'below' }: { readonly alpha?: number; readonly boundary?: Boundary } = {},
): SectorSplit {
  const caller = 'sectorChange';
  const waves = [checkedWave(caller, before), checkedWave(caller, after)];
  for (const { values, design } of waves) checkedColumns(caller, values, design, line);
  const coded = codedTogether(before, after);
  const gap = (y: number): number => gapAt(y, line, { alpha, boundary });
  const tables = (samples: readonly SurveyDesign[]): SectorTable[] =>
    waves.map((wave, index) =>
      tableOf(wave, samples[index] ?? wave.design, coded.codes[index], { gap, sectors: coded.labels.length }),
    );
  const answer = (kind: Contribution, sector?: number): Estimate =>
    answerOf(
      waves,
      contributionPart({ waves, codes: coded.codes, gap, tables, kind, sector }),
      `difference/${fgtMethod(boundary)}`,
    );
  const [first, second] = tables(waves.map(({ design }) => pointOnly(design)));
  return Object.freeze({
    change: answer('change'),
    intra: answer('intra'),
    shift: answer('shift'),
    interaction: answer('interaction'),
    sectors: coded.labels.map((sector, code) => ({
      sector,
      shareBefore: first?.shares[code] ?? 0,
      shareAfter: second?.shares[code] ?? 0,
      povertyBefore: first?.poverty[code] ?? Number.NaN,
      povertyAfter: second?.poverty[code] ?? Number.NaN,
      intra: answer('intra', code),
    })),
  });
}

/** One coding for the labels of both waves. */
function codedTogether(
  before: SectorWave,
  after: SectorWave,
): { codes: Int32Array[]; labels: CodedColumn['labels'] } {
  const name = { caller: 'sectorChange', column: 'sectors' };
  for (const { sectors, design } of [before, after]) checkLength(sectors, design.rows, name);
  const both = codedColumn([...Array.from(before.sectors), ...Array.from(after.sectors)], name);
  const cut = before.design.rows;
  return { codes: [both.codes.subarray(0, cut), both.codes.subarray(cut)], labels: both.labels };
}

/** Shares of people and poverty by sector in one wave; NaN where a sector has no people. */
interface SectorTable {
  readonly size: number;
  readonly shares: Float64Array;
  readonly poverty: Float64Array;
}

function tableOf(
  { values }: CheckedWave,
  { weights, domain }: SurveyDesign,
  codes: Int32Array | undefined,
  { gap, sectors }: { gap: (y: number) => number; sectors: number },
): SectorTable {
  const sizes = new Float64Array(sectors);
  const gaps = new Float64Array(sectors);
  for (let row = 0; row < values.length; row++) {
    if (domain !== undefined && domain[row] === 0) continue;
    const code = codes?.[row] ?? 0;
    const weight = weights[row] ?? 0;
    sizes[code] = (sizes[code] ?? 0) + weight;
    gaps[code] = (gaps[code] ?? 0) + weight * gap(values[row] ?? 0);
  }
  const size = sizes.reduce((sum, own) => sum + own, 0);
  return {
    size,
    shares: sizes.map((own) => own / size),
    poverty: gaps.map((own, code) => own / (sizes[code] ?? 0)),
  };
}

type Contribution = 'change' | 'intra' | 'shift' | 'interaction';

interface PartTask {
  readonly waves: readonly CheckedWave[];
  readonly codes: readonly Int32Array[];
  readonly gap: (y: number) => number;
  readonly tables: (samples: readonly SurveyDesign[]) => SectorTable[];
  readonly kind: Contribution;
  /** One sector alone; all when undefined. */
  readonly sector: number | undefined;
}

/** How a contribution of one sector changes with its shares n and its poverty p in both waves. */
function slopesOf(kind: Contribution, [n1, n2, p1, p2]: readonly [number, number, number, number]) {
  if (kind === 'change') return { value: n2 * p2 - n1 * p1, n: [-p1, p2], p: [-n1, n2] };
  if (kind === 'intra') return { value: n1 * (p2 - p1), n: [p2 - p1, 0], p: [-n1, n1] };
  if (kind === 'shift') return { value: (n2 - n1) * p1, n: [-p1, p1], p: [n2 - n1, 0] };
  return { value: (n2 - n1) * (p2 - p1), n: [p1 - p2, p2 - p1], p: [n1 - n2, n2 - n1] };
}

function contributionPart({ waves, codes, gap, tables, kind, sector }: PartTask): Part {
  const bySector = (samples: readonly SurveyDesign[]) => {
    const [first, second] = tables(samples);
    if (first === undefined || second === undefined) throw new RangeError('sectorChange: a wave is missing');
    return Array.from(first.shares, (n1, code) => {
      const n2 = second.shares[code] ?? 0;
      const [p1 = 0, p2 = 0] = [first.poverty[code], second.poverty[code]];
      if (sector !== undefined && sector !== code) return slopesOf(kind, [0, 0, 0, 0]);
      const { p, ...rest } = slopesOf(kind, [n1, n2, Number.isNaN(p1) ? p2 : p1, Number.isNaN(p2) ? p1 : p2]);
      // A sector without people in a wave has the poverty of the other, and moves with it.
      const both = (p[0] ?? 0) + (p[1] ?? 0);
      if (Number.isNaN(p1)) return { ...rest, p: [0, both] };
      return { ...rest, p: Number.isNaN(p2) ? [both, 0] : p };
    });
  };
  const points = waves.map(({ design }) => pointOnly(design));
  const slopes = bySector(points);
  const known = tables(points);
  const pieces = waves.map(({ values }, sample) => ({
    sample,
    slope: 1,
    statistic: (design: SurveyDesign): number => {
      const { size, shares, poverty } = known[sample] ?? { size: 1, shares: [], poverty: [] };
      // Σ over sectors of slope × share, taken off every row's own.
      const level = slopes.reduce((sum, { n }, code) => sum + (n[sample] ?? 0) * (shares[code] ?? 0), 0);
      return errorOfRows(design, (row) => {
        const code = codes[sample]?.[row] ?? 0;
        const { n, p } = slopes[code] ?? { n: [], p: [] };
        const own = (gap(values[row] ?? 0) - (poverty[code] ?? 0)) / (shares[code] ?? 1);
        return ((n[sample] ?? 0) - level + (p[sample] ?? 0) * own) / size;
      });
    },
  }));
  return { value: (samples) => bySector(samples).reduce((sum, own) => sum + own.value, 0), pieces };
}
