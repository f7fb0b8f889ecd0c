import { mean, type SurveyDesign, variance } from '@pilar/measurement';
import { checkedColumns, type GrowthColumns } from './growth-columns.ts';
import type { GrowthScores } from './growth-scores.ts';
import { DAY, prepareRows } from './prepared-rows.ts';
import {
  type Counted,
  countedOf,
  limitsOf,
  type Prevalence,
  restricted,
  shareOf,
} from './prevalence-share.ts';
import { SCORE } from './score-column.ts';

/** The cut-offs that WHO reports; stunted is length for age below −2, severely below −3, and so on. */
export const CUTOFFS = [-3, -2, -1, 1, 2, 3] as const;
export type Cutoff = (typeof CUTOFFS)[number];

export interface IndicatorPrevalence extends Counted {
  /** Below the negative cut-offs, above the positive ones. */
  readonly beyond: ReadonlyMap<Cutoff, Prevalence>;
  /** Undefined where no child has a z-score (all have oedema). */
  readonly meanZ: Prevalence | undefined;
  /** Standard deviation of the z-scores in the population; undefined for fewer than two children. */
  readonly deviation: number | undefined;
}

export interface JointPrevalence extends Counted {
  readonly stuntedAndWasted: Prevalence;
  readonly stuntedAndOverweight: Prevalence;
}

export const PREVALENCE_INDICATORS = [
  'lengthForAge',
  'weightForAge',
  'bmiForAge',
  'weightForLength',
] as const;
export type PrevalenceIndicator = (typeof PREVALENCE_INDICATORS)[number];

/** Undefined where no child of the domain counts. */
export interface GrowthPrevalence
  extends Readonly<Record<PrevalenceIndicator, IndicatorPrevalence | undefined>> {
  readonly joint: JointPrevalence | undefined;
}

/**
 * Shares of children who are stunted, underweight, wasted, overweight and so on, with design errors.
 *
 * Implausible z-scores are left out. A child with oedema has no weight-based z-score and counts as severe (below −3)
 * among those of weight for age, body mass index and weight for length, as WHO counts it. Children of sixty months and
 * more do not count. Limits are on the logit scale with the degrees of freedom of the whole design, as WHO's package has
 * them; the estimate itself carries those of its domain, by which a figure from one cluster is withheld.
 *
 * @throws RangeError for columns of another length than the design.
 * @see WHO & UNICEF (2019), Recommendations for data collection, analysis and reporting on anthropometric indicators in
 *   children under 5 years old, section 3.2 and annex 8.
 * @see docs/methods/tumbuh-kembang.md
 * @example growthPrevalence(children, scores, design).lengthForAge?.beyond.get(-2)?.estimate.value // 0.2316: stunted
 */
export function growthPrevalence(
  children: GrowthColumns,
  scores: GrowthScores,
  design: SurveyDesign,
): GrowthPrevalence {
  if (design.rows !== scores.rows)
    throw new RangeError(`growthPrevalence: ${scores.rows} children, the design has ${design.rows} rows`);
  const { day } = prepareRows(checkedColumns('growthPrevalence', children));
  const isOver = (row: number): boolean => day[row] === DAY.over;
  const views = new Map(
    PREVALENCE_INDICATORS.map((name) => [name, viewOf({ children, scores, isOver }, name)] as const),
  );
  const of = (name: PrevalenceIndicator) => indicatorPrevalence(name, getView(views, name), design);
  return Object.freeze({
    lengthForAge: of('lengthForAge'),
    weightForAge: of('weightForAge'),
    bmiForAge: of('bmiForAge'),
    weightForLength: of('weightForLength'),
    joint: jointPrevalence(getView(views, 'lengthForAge'), getView(views, 'weightForLength'), design),
  });
}

/** An indicator as prevalence sees it: who counts, and who counts as severe without a z-score. */
interface View {
  readonly counts: Uint8Array;
  readonly isSevere: Uint8Array;
  readonly z: Float64Array;
}

interface Scored {
  readonly children: GrowthColumns;
  readonly scores: GrowthScores;
  readonly isOver: (row: number) => boolean;
}

function viewOf({ children, scores, isOver }: Scored, name: PrevalenceIndicator): View {
  const { z, state } = scores[name];
  const hasWeight = name !== 'lengthForAge';
  const isSevere = new Uint8Array(scores.rows);
  const counts = new Uint8Array(scores.rows);
  for (let row = 0; row < scores.rows; row++) {
    isSevere[row] = Number(hasWeight && children.oedema?.[row] === 1 && !isOver(row));
    counts[row] = Number(state[row] === SCORE.plausible || isSevere[row] === 1);
  }
  return { counts, isSevere, z };
}

function getView(views: ReadonlyMap<PrevalenceIndicator, View>, name: PrevalenceIndicator): View {
  const view = views.get(name);
  if (view === undefined) throw new RangeError(`growthPrevalence: no indicator ${name}`);
  return view;
}

function indicatorPrevalence(
  name: PrevalenceIndicator,
  view: View,
  whole: SurveyDesign,
): IndicatorPrevalence | undefined {
  const design = restricted(whole, (row) => view.counts[row] === 1);
  if (design === undefined) return undefined;
  const beyond = new Map(
    CUTOFFS.map((cutoff) => [
      cutoff,
      shareOf(design, `${name}/${cutoff}`, (row) => isBeyond(view, row, cutoff)),
    ]),
  );
  const scored = restricted(whole, (row) => view.counts[row] === 1 && view.isSevere[row] === 0);
  return { ...countedOf(design), beyond, ...spreadOf(view, scored) };
}

const isBeyond = ({ isSevere, z }: View, row: number, cutoff: Cutoff): boolean => {
  if (isSevere[row] === 1) return cutoff < 0;
  const value = z[row] ?? 0;
  return cutoff < 0 ? value < cutoff : value > cutoff;
};

function spreadOf(
  { z }: View,
  design: SurveyDesign | undefined,
): Pick<IndicatorPrevalence, 'meanZ' | 'deviation'> {
  if (design === undefined) return { meanZ: undefined, deviation: undefined };
  const known = Float64Array.from(z, (value) => (Number.isNaN(value) ? 0 : value));
  const estimate = mean(known, design);
  return {
    meanZ: { estimate, interval: limitsOf(estimate, design, 'wald') },
    deviation: design.size.n < 2 ? undefined : Math.sqrt(variance(known, design).value),
  };
}

function jointPrevalence(length: View, weight: View, whole: SurveyDesign): JointPrevalence | undefined {
  const design = restricted(whole, (row) => length.counts[row] === 1 && weight.counts[row] === 1);
  if (design === undefined) return undefined;
  const joint = (cutoff: Cutoff): Prevalence =>
    shareOf(
      design,
      `stunted-and/${cutoff}`,
      (row) => isBeyond(length, row, -2) && isBeyond(weight, row, cutoff),
    );
  return { ...countedOf(design), stuntedAndWasted: joint(-2), stuntedAndOverweight: joint(2) };
}
