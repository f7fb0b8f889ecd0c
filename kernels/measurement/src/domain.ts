import { checkLength, codedColumn, type LabelColumn } from './columns.ts';
import { countDomain, type DomainSize } from './domain-size.ts';
import type { SurveyDesign } from './survey-design.ts';

/**
 * The same design asked about a part of its rows. PSUs without a row in the part stay in the error formula with 0:
 * how many of its rows a PSU yields is itself chance.
 *
 * @throws RangeError when the mask has another length or keeps no row with a weight above 0.
 * @see Särndal, Swensson & Wretman (1992), Model Assisted Survey Sampling, section 10.3 (domains).
 * @example domainOf(surveyDesign({ weights: [1, 1, 1] }), Uint8Array.of(1, 0, 1)).domain // Uint8Array [1, 0, 1]
 */
export function domainOf(design: SurveyDesign, mask: ArrayLike<number | boolean>): SurveyDesign {
  checkLength(mask, design.rows, { caller: 'domainOf', column: 'mask' });
  const domain = new Uint8Array(design.rows);
  for (let row = 0; row < design.rows; row++) domain[row] = mask[row] && design.domain?.[row] !== 0 ? 1 : 0;
  const restricted = withDomain(design, domain);
  if (restricted.size.n === 0) throw new RangeError('domainOf: no row of the domain has a weight above 0');
  return restricted;
}

function withDomain(design: SurveyDesign, domain: Uint8Array): SurveyDesign {
  const size = countDomain({ ...design, strataCount: design.psusInStratum.length }, domain);
  return Object.freeze({
    ...design,
    domain,
    size: withReplicateDf(design, size),
    whole: design.whole ?? design,
  });
}

/** The degrees of freedom of replicates are those of their weights, whatever part is asked about. */
function withReplicateDf({ replicates }: SurveyDesign, size: DomainSize): DomainSize {
  return replicates === undefined ? size : Object.freeze({ n: size.n, df: replicates.df });
}

/** A group of a column and the design restricted to it. */
export interface GroupDomain {
  readonly group: string | number;
  readonly design: SurveyDesign;
}

/**
 * One domain for each label of a column, in order of first appearance. Groups without a weight above 0 are left out.
 *
 * @throws RangeError when the column has another length or a missing label.
 * @see domainOf
 * @example domainsBy(surveyDesign({ weights: [1, 1, 1] }), ['tani', 'dagang', 'tani']).map((d) => d.group)
 * // ['tani', 'dagang']
 */
export function domainsBy(design: SurveyDesign, groups: LabelColumn): GroupDomain[] {
  const name = { caller: 'domainsBy', column: 'groups' };
  checkLength(groups, design.rows, name);
  const { codes, labels } = codedColumn(groups, name);
  const masks = labels.map(() => new Uint8Array(design.rows));
  for (let row = 0; row < design.rows; row++) {
    const mask = masks[codes[row] ?? 0];
    if (mask && design.domain?.[row] !== 0) mask[row] = 1;
  }
  return labels.flatMap((group, code) => {
    const restricted = withDomain(design, masks[code] ?? new Uint8Array(design.rows));
    return restricted.size.n === 0 ? [] : [{ group, design: restricted }];
  });
}
