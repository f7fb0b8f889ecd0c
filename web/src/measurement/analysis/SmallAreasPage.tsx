import type { AnalysisRequest } from '@pilar/contracts';
import { useText } from '../../platform/text/dictionary.ts';
import { AnalysisPage, AskedAnalysis } from './AnalysisPage.tsx';
import { areasText } from './areas.text.ts';
import { useRule } from './RuleField.tsx';
import { SmallAreaFilters } from './SmallAreaFilters.tsx';
import { SmallAreaView } from './SmallAreaView.tsx';
import { atLine, ownLine, type SurveyOffer } from './survey-choice.ts';
import { useAreaChoices } from './use-area-choices.ts';
import { useMeasureWords } from './use-measure-words.ts';

/** Poverty by kelurahan with its uncertainty in the same picture. */
export function SmallAreasPage() {
  const text = useText(areasText);
  return (
    <AnalysisPage title={text.title} about={text.about}>
      {(offers) => <AskedAreas offers={offers} />}
    </AnalysisPage>
  );
}

function AskedAreas({ offers }: { offers: readonly SurveyOffer[] }) {
  const text = useText(areasText);
  const words = useMeasureWords();
  const choices = useAreaChoices(offers);
  const [lonelyPsu] = useRule();
  const { statistic, covariates, benchmark, column, waves, isModel } = choices;
  const surveys = waves.flatMap((survey) => {
    const line = ownLine(survey);
    return line === undefined ? [] : [atLine(survey, line)];
  });
  const request: AnalysisRequest | null =
    surveys.length === 0 || column === undefined
      ? null
      : {
          ...{ kind: 'small-area', surveys, column, statistic, covariates, benchmark },
          ...{ estimator: 'reml', boundary: 'below', lonelyPsu },
        };
  return (
    <AskedAnalysis
      title={text.title}
      about={text.about}
      asked={{
        filters: <SmallAreaFilters choices={choices} />,
        request,
        missing: choices.usable.length === 0 ? text.noVillage : text.missing,
        children: (analysis) => <SmallAreaView analysis={analysis} words={words} isModel={isModel} />,
      }}
    />
  );
}
