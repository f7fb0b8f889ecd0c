import { checkLength, codedColumn, type LabelColumn, type NumberColumn } from './columns.ts';
import { sampledShares } from './sampled-share.ts';

/** A stage of drawing after the PSUs: which units were drawn inside each unit of the stage before. */
export interface StageColumns {
  readonly clusters: LabelColumn;
  /** Units inside the row's parent (above 1) or the sampled share (at most 1). Without it: drawn with replacement. */
  readonly fpc?: NumberColumn;
}

/** A further stage as the error formula needs it. Units are numbered through the whole survey. */
export interface FurtherStage {
  readonly unitOfRow: Int32Array;
  /** Unit of the stage before (the PSU, for the second stage). */
  readonly parentOfUnit: Int32Array;
  /** Drawn units of each parent. */
  readonly drawn: Int32Array;
  /** Share of the parent's units that was drawn; 0 without a correction. */
  readonly sampledShare: Float64Array;
  /** Chance that all units above were drawn: the part of the stage's variance that counts. */
  readonly weightOfParent: Float64Array;
}

interface FirstStage {
  readonly psuOfRow: Int32Array;
  readonly stratumOfPsu: Int32Array;
  readonly sampledShare: Float64Array;
  readonly rows: number;
}

/**
 * Codes the stages after the first. A unit is the pair (parent, label), so that numbering may start again in each PSU.
 *
 * @throws RangeError naming column and row for columns of another length, a missing label, or a correction that is not
 *   above 0, differs inside a parent, or is smaller than the number of units drawn.
 */
export function furtherStages(stages: readonly StageColumns[], first: FirstStage): FurtherStage[] {
  if (stages.length === 0) return [];
  let parentOfRow = first.psuOfRow;
  let weightOfParent = Float64Array.from(first.stratumOfPsu, (stratum) => first.sampledShare[stratum] ?? 0);
  return stages.map((columns, index) => {
    const stage = furtherStage(columns, parentOfRow, weightOfParent, index + 2);
    parentOfRow = stage.unitOfRow;
    weightOfParent = Float64Array.from(
      stage.parentOfUnit,
      (parent) => (stage.weightOfParent[parent] ?? 0) * (stage.sampledShare[parent] ?? 0),
    );
    return stage;
  });
}

function furtherStage(
  { clusters, fpc }: StageColumns,
  parentOfRow: Int32Array,
  weightOfParent: Float64Array,
  number: number,
): FurtherStage {
  const name = { caller: 'surveyDesign', column: `clusters of stage ${number}` };
  checkLength(clusters, parentOfRow.length, name);
  const { codes, labels } = codedColumn(clusters, name);
  const unitOfRow = new Int32Array(codes.length);
  const unitOfPair = new Map<number, number>();
  const parents: number[] = [];
  for (let row = 0; row < codes.length; row++) {
    const parent = parentOfRow[row] ?? 0;
    const pair = parent * labels.length + (codes[row] ?? 0);
    let unit = unitOfPair.get(pair);
    if (unit === undefined) {
      unit = parents.length;
      unitOfPair.set(pair, unit);
      parents.push(parent);
    }
    unitOfRow[row] = unit;
  }
  const drawn = new Int32Array(weightOfParent.length);
  for (const parent of parents) drawn[parent] = (drawn[parent] ?? 0) + 1;
  const sampledShare = sampledShares(fpc, {
    column: `fpc of stage ${number}`,
    groupOfRow: parentOfRow,
    drawn,
    units: 'units',
    nameOf: () => 'the same unit',
  });
  return { unitOfRow, parentOfUnit: Int32Array.from(parents), drawn, sampledShare, weightOfParent };
}

/** Refuses a parent with one drawn unit whose spread counts. */
export function refuseLonelyUnit(stages: readonly FurtherStage[]): void {
  for (const [index, { drawn, sampledShare, weightOfParent }] of stages.entries()) {
    const parent = drawn.findIndex(
      (units, at) => units === 1 && (sampledShare[at] ?? 0) < 1 && (weightOfParent[at] ?? 0) > 0,
    );
    if (parent >= 0)
      throw new RangeError(
        `surveyDesign: unit ${parent + 1} of stage ${index + 1} has a single unit of stage ${index + 2}; ` +
          "choose lonelyPsu 'certainty', 'adjust' or 'average'",
      );
  }
}
