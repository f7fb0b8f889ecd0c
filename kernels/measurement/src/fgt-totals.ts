import type { SurveyDesign } from './survey-design.ts';

/** Who counts as poor: spending `below` the line (BPS), or `at-or-below` it (R convey). */
export type Boundary = 'below' | 'at-or-below';

/** Weighted totals of each PSU: people, poor people, their gaps and the squares of their gaps. */
export interface FgtTotals {
  readonly size: Float64Array;
  readonly poor: Float64Array;
  readonly gap: Float64Array;
  readonly gapSquared: Float64Array;
}

/**
 * The one pass behind P0, P1 and P2. Rows of one PSU that follow each other are summed beside the processor and written
 * once: a survey file comes in that order, and a store a row would cost more than the sums.
 */
export function fgtTotals(
  values: Float64Array,
  design: SurveyDesign,
  lines: number | Float64Array,
  boundary: Boundary,
): FgtTotals {
  const totals = {
    size: new Float64Array(design.psuCount),
    poor: new Float64Array(design.psuCount),
    gap: new Float64Array(design.psuCount),
    gapSquared: new Float64Array(design.psuCount),
  };
  if (typeof lines !== 'number') addLineByRow(totals, values, design, { lines, boundary });
  else if (design.domain === undefined) addOneLine(totals, values, design, { line: lines, boundary });
  else addOneLineOfDomain(totals, values, design, { line: lines, domain: design.domain, boundary });
  return totals;
}

/** Above this distance below the line a person is poor: 0, or nothing at all for those on the line. */
const poorFrom = (boundary: Boundary): number => (boundary === 'below' ? 0 : -Number.MIN_VALUE);

function addOneLine(
  { size, poor, gap, gapSquared }: FgtTotals,
  values: Float64Array,
  { weights, psuOfRow }: SurveyDesign,
  { line, boundary }: { readonly line: number; readonly boundary: Boundary },
): void {
  const from = poorFrom(boundary);
  const [half, quarter] = [1 / (2 * line), 1 / (4 * line * line)];
  let psu = psuOfRow[0] ?? 0;
  let [people, poors, gaps, squares] = [0, 0, 0, 0];
  for (let row = 0; row <= values.length; row++) {
    const next = row < values.length ? (psuOfRow[row] ?? 0) : -1;
    if (next !== psu) {
      size[psu] = (size[psu] ?? 0) + people;
      poor[psu] = (poor[psu] ?? 0) + poors;
      gap[psu] = (gap[psu] ?? 0) + gaps * half;
      gapSquared[psu] = (gapSquared[psu] ?? 0) + squares * quarter;
      people = poors = gaps = squares = 0;
      psu = next;
      if (next < 0) return;
    }
    const weight = weights[row] ?? 0;
    const distance = line - (values[row] ?? 0);
    // No branch on who is poor: the processor cannot guess it (a mispredicted branch costs more than these sums).
    const twice = distance + Math.abs(distance);
    const part = weight * twice;
    people += weight;
    poors += weight * Number(distance > from);
    gaps += part;
    squares += part * twice;
  }
}

function addOneLineOfDomain(
  { size, poor, gap, gapSquared }: FgtTotals,
  values: Float64Array,
  { weights, psuOfRow }: SurveyDesign,
  {
    line,
    domain,
    boundary,
  }: { readonly line: number; readonly domain: Uint8Array; readonly boundary: Boundary },
): void {
  const from = poorFrom(boundary);
  for (let row = 0; row < values.length; row++) {
    if (domain[row] === 0) continue;
    const weight = weights[row] ?? 0;
    const distance = line - (values[row] ?? 0);
    const share = (distance + Math.abs(distance)) / (2 * line);
    const psu = psuOfRow[row] ?? 0;
    size[psu] = (size[psu] ?? 0) + weight;
    poor[psu] = (poor[psu] ?? 0) + weight * Number(distance > from);
    gap[psu] = (gap[psu] ?? 0) + weight * share;
    gapSquared[psu] = (gapSquared[psu] ?? 0) + weight * share * share;
  }
}

function addLineByRow(
  { size, poor, gap, gapSquared }: FgtTotals,
  values: Float64Array,
  { weights, psuOfRow, domain }: SurveyDesign,
  { lines, boundary }: { readonly lines: Float64Array; readonly boundary: Boundary },
): void {
  const from = poorFrom(boundary);
  for (let row = 0; row < values.length; row++) {
    if (domain !== undefined && domain[row] === 0) continue;
    const line = lines[row] ?? 0;
    const weight = weights[row] ?? 0;
    const distance = line - (values[row] ?? 0);
    const share = (distance + Math.abs(distance)) / (2 * line);
    const psu = psuOfRow[row] ?? 0;
    size[psu] = (size[psu] ?? 0) + weight;
    poor[psu] = (poor[psu] ?? 0) + weight * Number(distance > from);
    gap[psu] = (gap[psu] ?? 0) + weight * share;
    gapSquared[psu] = (gapSquared[psu] ?? 0) + weight * share * share;
  }
}
