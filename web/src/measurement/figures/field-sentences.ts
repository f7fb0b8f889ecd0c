import { type ApiProblem, fieldOf } from '../../platform/api/problem.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { useLanguage } from '../../platform/text/language.ts';
import type { FigureField, ReadDraft } from './figure-draft.ts';
import { figureFormText } from './figure-form.text.ts';

/** Refusals of the server that speak of one field. */
const FIELD_OF_CODE: Readonly<Record<string, FigureField>> = {
  'figure-exists': 'period',
  'area-unknown': 'areaCode',
};

export function refusedField(problem: ApiProblem | null): string | null {
  if (problem === null) return null;
  return FIELD_OF_CODE[problem.code] ?? fieldOf(problem);
}

/** The sentence beside a field: what the form found, else what the server refused. */
export function useFieldSentences(
  read: ReadDraft,
  isTried: boolean,
  problem: ApiProblem | null,
): (field: FigureField) => string | null {
  const text = useText(figureFormText);
  const language = useLanguage();
  const wrong: Readonly<Record<FigureField, string>> = {
    indicator: text.chooseWrong,
    areaCode: text.chooseWrong,
    period: text.periodWrong,
    value: text.numberWrong,
    se: text.seWrong,
    sourceTitle: text.sourceTitleWrong,
    sourceUrl: text.sourceUrlWrong,
    confidence: text.confidenceWrong,
    note: text.noteWrong,
    replaces: text.chooseWrong,
  };
  return (field) => {
    const fault = isTried ? read.faults.get(field) : undefined;
    if (fault !== undefined) return fault === 'ambiguous' ? text.numberTwoWays : wrong[field];
    return problem !== null && refusedField(problem) === field ? problem.say(language) : null;
  };
}
