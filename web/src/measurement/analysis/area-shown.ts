import type { AreaEstimate } from '@pilar/contracts';

export type AreaFigure = Pick<AreaEstimate['model'], 'value' | 'ciLow' | 'ciHigh' | 'rse' | 'rseClass'>;
/** The figure of an area that the map shows: the model's, or the survey's own. */
export const figureOf = (area: AreaEstimate, isModel: boolean): AreaFigure | null =>
  isModel ? area.model : area.direct;
