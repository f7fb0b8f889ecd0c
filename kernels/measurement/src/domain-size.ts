/** How many sampled rows and degrees of freedom stand behind a figure of a design's domain. */
export interface DomainSize {
  /** Rows of the domain with a weight above 0. */
  readonly n: number;
  /** PSUs less strata, counted among those that hold such a row. */
  readonly df: number;
}

export interface DomainColumns {
  readonly weights: Float64Array;
  readonly psuOfRow: Int32Array;
  readonly stratumOfPsu: Int32Array;
  readonly strataCount: number;
}

/**
 * Counts the rows and the degrees of freedom (PSUs − strata) of a domain. An empty domain has n = 0.
 *
 * @see Korn & Graubard (1999), Analysis of Health Surveys, section 5.2 (degrees of freedom of domains).
 */
export function countDomain(columns: DomainColumns, domain: Uint8Array | undefined): DomainSize {
  const { weights, psuOfRow, stratumOfPsu } = columns;
  const psuSeen = new Uint8Array(stratumOfPsu.length);
  let n = 0;
  let lastPsu = -1;
  for (let row = 0; row < weights.length; row++) {
    if (weights[row] === 0 || (domain !== undefined && domain[row] === 0)) continue;
    n++;
    const psu = psuOfRow[row] ?? 0;
    if (psu !== lastPsu) psuSeen[psu] = 1;
    lastPsu = psu;
  }
  const stratumSeen = new Uint8Array(columns.strataCount);
  let df = 0;
  for (let psu = 0; psu < psuSeen.length; psu++) {
    if (psuSeen[psu] === 0) continue;
    df++;
    const stratum = stratumOfPsu[psu] ?? 0;
    if (stratumSeen[stratum] === 0) df--;
    stratumSeen[stratum] = 1;
  }
  return Object.freeze({ n, df });
}
