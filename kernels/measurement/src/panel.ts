import { checkLength, codedColumn, type LabelColumn, type NumberColumn } from './columns.ts';
import { domainOf } from './domain.ts';
import type { Estimate } from './estimate.ts';
import { type Boundary, checkedColumns, gapAt, houseOf, type PovertyLine } from './fgt.ts';
import { mean } from './mean.ts';
import { ratio } from './ratio.ts';
import type { SurveyDesign } from './survey-design.ts';

/** The same people in one wave: welfare in that wave's prices, and its line. */
export interface PanelWave {
  readonly welfare: NumberColumn;
  readonly line: PovertyLine;
}

export interface PanelOptions {
  /** Default 2: the squared gap, as Jalan and Ravallion have it. */
  readonly alpha?: number;
  /** Default `below`. */
  readonly boundary?: Boundary;
  /** Share of the waves from which on poverty is lasting (Foster). Default 0.5. */
  readonly duration?: number;
}

/** Poverty of the same people over several waves. */
export interface PanelPoverty {
  /** Mean of the waves' poverty, and its two parts. */
  readonly total: Estimate;
  /** Poverty of mean welfare over the waves. */
  readonly chronic: Estimate;
  /** The rest: what ups and downs add. */
  readonly transient: Estimate;
  /** Transient over total; undefined where nobody is poor in any wave. */
  readonly transientShare: Estimate | undefined;
  /** Shares of people who are poor in every wave, in some, in none. */
  readonly always: Estimate;
  readonly sometimes: Estimate;
  readonly never: Estimate;
  /** Share of people poor in at least `duration` of the waves, and their poverty (others count 0). */
  readonly lastingHeadcount: Estimate;
  readonly lasting: Estimate;
}

/**
 * Chronic and transient poverty of a panel. With g the poverty of a person in a wave and ȳ the person's mean welfare over
 * the waves, each in units of its line: total = mean of g, chronic = mean of g(ȳ), transient = total − chronic.
 *
 * Foster's measures count the people who are poor in at least a share `duration` of the waves: their share, and
 * their mean g over the waves. All are means over people, so that the design of the panel gives their errors.
 *
 * @throws RangeError for fewer than two waves, and as `fgt` for each; a duration that is not above 0 and at most 1.
 * @see Jalan, J. & Ravallion, M. (1998), Transient poverty in postreform rural China, Journal of Comparative Economics 26,
 *   338-357.
 * @see Foster, J. (2009), A class of chronic poverty measures, in Addison, Hulme & Kanbur (eds.), Poverty Dynamics.
 * @example panelPoverty([{ welfare: [50, 200], line: 100 }, { welfare: [150, 200], line: 100 }], design, { alpha: 0 })
 *   .sometimes.value // 0.5
 */
export function panelPoverty(
  waves: readonly PanelWave[],
  design: SurveyDesign,
  { alpha = 2, boundary = 'below', duration = 0.5 }: PanelOptions = {},
): PanelPoverty {
  if (waves.length < 2) throw new RangeError(`panelPoverty: ${waves.length} waves, at least 2 are expected`);
  if (!(duration > 0 && duration <= 1))
    throw new RangeError(`panelPoverty: duration is ${duration}, a share above 0 and at most 1 is expected`);
  if (!(alpha >= 0 && alpha < Infinity))
    throw new RangeError(`panelPoverty: alpha is ${alpha}, a number from 0 on is expected`);
  const people = peopleOf(waves, design, { alpha, boundary });
  const house = houseOf(boundary);
  const meanOf = (method: string, column: Float64Array): Estimate =>
    Object.freeze({ ...mean(column, design), method: `${method}/${house}@1` });
  const shareOf = (name: string, isMember: (spells: number) => boolean): Estimate =>
    meanOf(
      `share/${name}`,
      people.spells.map((spells) => Number(isMember(spells))),
    );
  const transient = people.poverty.map((own, row) => own - (people.chronic[row] ?? 0));
  // A share of waves like 0.5 of 2 is met by 1: rounding must not ask for more.
  const isLasting = (spells: number): boolean => spells >= duration * waves.length - 1e-9;
  const total = meanOf('panel-total', people.poverty);
  return Object.freeze({
    total,
    chronic: meanOf('panel-chronic', people.chronic),
    transient: meanOf('panel-transient', transient),
    transientShare:
      total.value > 0
        ? Object.freeze({
            ...ratio(transient, people.poverty, design),
            method: `panel-transient-share/${house}@1`,
          })
        : undefined,
    always: shareOf('always-poor', (spells) => spells === waves.length),
    sometimes: shareOf('sometimes-poor', (spells) => spells > 0 && spells < waves.length),
    never: shareOf('never-poor', (spells) => spells === 0),
    lastingHeadcount: shareOf('lasting-poor', isLasting),
    lasting: meanOf(
      'panel-lasting',
      people.poverty.map((own, row) => (isLasting(people.spells[row] ?? 0) ? own : 0)),
    ),
  });
}

interface PanelPeople {
  /** Mean of g over the waves. */
  readonly poverty: Float64Array;
  /** g of mean welfare. */
  readonly chronic: Float64Array;
  /** Waves in which the person is poor. */
  readonly spells: Float64Array;
}

function peopleOf(
  waves: readonly PanelWave[],
  design: SurveyDesign,
  rule: { readonly alpha: number; readonly boundary: Boundary },
): PanelPeople {
  const people = {
    poverty: new Float64Array(design.rows),
    chronic: new Float64Array(design.rows),
    spells: new Float64Array(design.rows),
  };
  // (line − y)/line of mean welfare: as a mean of gaps, which keeps the digits of welfare close to the line.
  const gap = new Float64Array(design.rows);
  for (const { welfare, line } of waves) {
    const { values, lines } = checkedColumns('panelPoverty', welfare, design, line);
    for (let row = 0; row < values.length; row++) {
      const y = values[row] ?? 0;
      const z = typeof lines === 'number' ? lines : (lines[row] ?? 0);
      people.poverty[row] = (people.poverty[row] ?? 0) + gapAt(y, z, rule) / waves.length;
      people.spells[row] = (people.spells[row] ?? 0) + gapAt(y, z, { ...rule, alpha: 0 });
      gap[row] = (gap[row] ?? 0) + (z - y) / z / waves.length;
    }
  }
  for (let row = 0; row < gap.length; row++) people.chronic[row] = powerOf(gap[row] ?? 0, rule);
  return people;
}

/** g of a gap that is known, below 0 for those over the line. */
function powerOf(
  gap: number,
  { alpha, boundary }: { readonly alpha: number; readonly boundary: Boundary },
): number {
  if (alpha === 0) return Number(boundary === 'below' ? gap > 0 : gap >= 0);
  return gap > 0 ? gap ** alpha : 0;
}

/** Of the people in one state before, the share that is in another after. */
export interface Transition {
  readonly from: string | number;
  readonly to: string | number;
  /** Among those who were in `from`. */
  readonly share: Estimate;
  /** Among all. */
  readonly ofAll: Estimate;
}

/**
 * The transition matrix of a panel: for each state before, where its people are after; states in order of first
 * appearance. A share among those of one state is that of a domain: how many there are is chance too.
 *
 * @throws RangeError for columns of another length or a missing label.
 * @see Särndal, Swensson & Wretman (1992), Model Assisted Survey Sampling, section 5.7 (ratios of totals).
 * @example transitionMatrix(['poor', 'poor', 'not'], ['poor', 'not', 'not'], design)[1].share.value // 0.5: poor → not
 */
export function transitionMatrix(from: LabelColumn, to: LabelColumn, design: SurveyDesign): Transition[] {
  const caller = 'transitionMatrix';
  for (const [column, values] of Object.entries({ from, to }))
    checkLength(values, design.rows, { caller, column });
  const before = codedColumn(from, { caller, column: 'from' });
  const after = codedColumn(to, { caller, column: 'to' });
  const labels = [...new Set([...before.labels, ...after.labels])];
  return labels.flatMap((state) => {
    const code = before.labels.indexOf(state);
    const isIn = Float64Array.from(before.codes, (own) => Number(own === code));
    const inside = isIn.some((own, row) => own === 1 && counts(design, row));
    if (!inside) return [];
    const own = domainOf(design, isIn);
    return labels.map((target) => {
      const goal = after.labels.indexOf(target);
      const arrives = Float64Array.from(after.codes, (at) => Number(at === goal));
      const both = arrives.map((at, row) => at * (isIn[row] ?? 0));
      return Object.freeze({
        from: state,
        to: target,
        share: Object.freeze({ ...mean(arrives, own), method: 'share/transition@1' }),
        ofAll: Object.freeze({ ...mean(both, design), method: 'share/transition-of-all@1' }),
      });
    });
  });
}

const counts = ({ weights, domain }: SurveyDesign, row: number): boolean =>
  (weights[row] ?? 0) > 0 && domain?.[row] !== 0;
