import {
  type Analysis,
  AnalysisAnswer,
  AnalysisRequest,
  type AnalysisAnswer as Answer,
  type AreaEstimate,
} from '@pilar/contracts';
import type { AnalysisRow } from './analysis.store.ts';
import { AnalysisInputs } from './analysis-inputs.ts';
import { withhold, withholdMeasure } from './estimate.service.ts';

/** An analysis as readers get it: figures whose relative error is above 50 % keep their place but not their value. */
export function analysisView(row: AnalysisRow): Analysis {
  const { surveys, register } = AnalysisInputs.parse(row.inputs);
  return {
    id: row.id,
    request: AnalysisRequest.parse(row.request),
    surveys,
    register:
      register === null
        ? null
        : { asOf: register.asOf, releasedAt: register.releasedAt, dataVersion: register.dataVersion },
    answer: withheldAnswer(AnalysisAnswer.parse(row.answer)),
    method: row.method,
    isSynthetic: row.is_synthetic,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by_name,
  };
}

function withheldAnswer(answer: Answer): Answer {
  switch (answer.kind) {
    case 'groups':
      return {
        ...answer,
        groups: answer.groups.map(({ label, ...group }) => ({ ...withhold(group), label })),
      };
    case 'change':
      return {
        ...answer,
        differences: answer.differences.map((difference) => ({
          ...difference,
          before: withholdMeasure(difference.before),
          after: withholdMeasure(difference.after),
        })),
      };
    case 'curves':
      return {
        ...answer,
        samples: answer.samples.map((sample) => ({
          ...sample,
          measures: sample.measures.map(withholdMeasure),
        })),
      };
    case 'small-area':
      return { ...answer, city: withholdMeasure(answer.city), areas: answer.areas.map(withheldArea) };
  }
}

function withheldArea(area: AreaEstimate): AreaEstimate {
  const { model, direct } = area;
  const isHidden = model.rseClass === 'withheld';
  return {
    ...area,
    direct: direct === null ? null : withholdMeasure(direct),
    model: isHidden ? { ...model, value: null, se: null, ciLow: null, ciHigh: null } : model,
  };
}
