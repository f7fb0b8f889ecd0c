import type { AnalysisChoices, SurveyAtLine } from '@pilar/contracts';
import { useAddressPart } from '../../platform/address/use-address.ts';

export type SurveyOffer = AnalysisChoices['surveys'][number];
export type LineOffer = SurveyOffer['lines'][number];

export type SurveyChoice = Readonly<{
  survey: SurveyOffer | undefined;
  line: LineOffer | undefined;
  setSurvey: (id: string) => void;
  setLine: (line: string) => void;
}>;

/** The line that is taken without being asked for: one of the survey's own period, never of another year. */
export const ownLine = ({ lines }: SurveyOffer): LineOffer | undefined => lines.find(({ isOwn }) => isOwn);

/** A survey with its line, both in the address; `otherwise` is taken while nothing is chosen. */
export function useSurveyChoice(
  offers: readonly SurveyOffer[],
  [surveyName, lineName]: readonly [string, string],
  otherwise: SurveyOffer | undefined,
): SurveyChoice {
  const [id, setId] = useAddressPart(surveyName, otherwise?.id ?? '');
  const [asked, setLine] = useAddressPart(lineName, '');
  const survey = offers.find((offer) => offer.id === id);
  const typed = survey?.lines.find(({ rupiahPerMonth }) => String(rupiahPerMonth) === asked);
  return {
    survey,
    line: typed ?? (survey ? ownLine(survey) : undefined),
    setSurvey: setId,
    setLine,
  };
}

const MOST_LETTERS = 300;

export function atLine(survey: SurveyOffer, line: LineOffer): SurveyAtLine {
  return {
    surveyId: survey.id,
    line: line.rupiahPerMonth,
    lineSource: (line.period === null ? line.source : `${line.source}, ${line.period}`).slice(
      0,
      MOST_LETTERS,
    ),
  };
}
