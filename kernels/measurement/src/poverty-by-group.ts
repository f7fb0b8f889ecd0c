import { checkLength, codedColumn, type LabelColumn, type NumberColumn } from './columns.ts';
import { domainsBy } from './domain.ts';
import type { Estimate } from './estimate.ts';
import { checkedColumns, type FgtOptions, fgtOf, gapAt, type PovertyLine } from './fgt.ts';
import { mean } from './mean.ts';
import { ratio } from './ratio.ts';
import type { SurveyDesign } from './survey-design.ts';

/** A group's part in poverty. */
export interface GroupPoverty {
  readonly group: string | number;
  /** Its share of people. */
  readonly people: Estimate;
  /** The measure inside the group. */
  readonly poverty: Estimate;
  /** Its share of all poverty: people × poverty over the measure of all. */
  readonly contribution: Estimate;
}

/**
 * An FGT measure by group: who is how poor, and what share of all poverty each group holds, with errors. People and
 * contributions add up to 1; people times poverty add up to the measure of all.
 *
 * The contribution is a ratio of totals: Σ w g over the group against Σ w g over all.
 *
 * @throws RangeError as `fgt`, for a group column of another length or with a missing label, and when nobody is poor.
 * @see Foster, Greer & Thorbecke (1984), A class of decomposable poverty measures, Econometrica 52, 761-766.
 * @example povertyByGroup([50, 200, 50, 50], surveyDesign({ weights: [1, 1, 1, 1] }), 100, ['a', 'a', 'b', 'b'])[1]
 *   .contribution.value // 0.6666666666666666
 */
export function povertyByGroup(
  welfare: NumberColumn,
  design: SurveyDesign,
  line: PovertyLine,
  groups: LabelColumn,
  { alpha = 0, boundary = 'below' }: FgtOptions = {},
): GroupPoverty[] {
  const caller = 'povertyByGroup';
  if (!(alpha >= 0 && alpha < Infinity))
    throw new RangeError(`${caller}: alpha is ${alpha}, a number from 0 on is expected`);
  const { values, lines } = checkedColumns(caller, welfare, design, line);
  checkLength(groups, design.rows, { caller, column: 'groups' });
  const { codes, labels } = codedColumn(groups, { caller, column: 'groups' });
  const gaps = values.map((y, row) =>
    gapAt(y, typeof lines === 'number' ? lines : (lines[row] ?? 0), { alpha, boundary }),
  );
  return domainsBy(design, codes).map(({ group, design: part }) => {
    const isMember = Float64Array.from(codes, (code) => Number(code === group));
    return Object.freeze({
      group: labels[Number(group)] ?? group,
      people: mean(isMember, design),
      poverty: fgtOf(values, part, lines, { alpha, boundary }),
      contribution: ratio(
        gaps.map((gap, row) => gap * (isMember[row] ?? 0)),
        gaps,
        design,
      ),
    });
  });
}
