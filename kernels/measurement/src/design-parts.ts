/** Factors on the weights, one set a replicate, and how the spread of the replicates becomes an error. */
export interface ReplicateWeights {
  /** Factor of each unit, one column a replicate. */
  readonly factors: readonly Float64Array[];
  /** Unit of each row: its PSU, or the row itself. */
  readonly unitOfRow: Int32Array;
  readonly scale: number;
  /** One a replicate. */
  readonly rscales: Float64Array;
  /** True: spread around the figure of the whole sample; false: around the mean of the replicates. */
  readonly mse: boolean;
  readonly df: number;
}

/**
 * How an error is asked for while parts of a larger answer are computed. `rows` undefined: only the figure is wanted,
 * the error is 0. Otherwise weight × linearised variable of each row is added to `rows`.
 */
export interface InfluenceRecorder {
  readonly rows: Float64Array | undefined;
}
