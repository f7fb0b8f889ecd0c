import { NativeSelect } from '@mantine/core';
import { type AnalysisRequest, STATISTICS } from '@pilar/contracts';
import { useAddressPart } from '../../platform/address/use-address.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { isStatistic } from '../surveys/measure-words.ts';
import { TraceDrawer } from '../trace/TraceDrawer.tsx';
import { AnalysisPage, AskedAnalysis } from './AnalysisPage.tsx';
import { analysisText } from './analysis.text.ts';
import { GroupsView } from './GroupsView.tsx';
import { groupOptions, readGroup } from './group-options.ts';
import { groupsText } from './groups.text.ts';
import { RuleField, useRule } from './RuleField.tsx';
import { SurveyFields } from './SurveyFields.tsx';
import { atLine, type SurveyOffer, useSurveyChoice } from './survey-choice.ts';
import { useMeasureWords } from './use-measure-words.ts';

/** Poverty of the city and of each group, with its error: who is poor, and how sure that is. */
export function GroupsPage() {
  const text = useText(groupsText);
  return (
    <AnalysisPage title={text.title} about={text.about}>
      {(offers) => (
        <>
          <AskedGroups offers={offers} />
          <TraceDrawer />
        </>
      )}
    </AnalysisPage>
  );
}

function AskedGroups({ offers }: { offers: readonly SurveyOffer[] }) {
  const text = useText(groupsText);
  const own = useText(analysisText);
  const words = useMeasureWords();
  const choice = useSurveyChoice(offers, ['survei', 'garis'], offers[0]);
  const { survey, line } = choice;
  const options = survey ? groupOptions(survey, text.districtOf) : [];
  const [asked, setGroup] = useAddressPart('kelompok', options[0]?.value ?? '');
  const [statisticAsked, setStatistic] = useAddressPart('ukuran', 'p0');
  const [lonelyPsu] = useRule();
  const statistic = isStatistic(statisticAsked) ? statisticAsked : 'p0';
  const group = readGroup(options.some(({ value }) => value === asked) ? asked : '');
  const request: AnalysisRequest | null =
    survey && line && group
      ? { kind: 'groups', survey: atLine(survey, line), ...group, boundary: 'below', lonelyPsu }
      : null;
  const filters = (
    <>
      <SurveyFields offers={offers} choice={choice} />
      <NativeSelect
        label={text.by}
        value={asked}
        data={options}
        onChange={(event) => setGroup(event.currentTarget.value)}
      />
      <NativeSelect
        label={own.statistic}
        value={statistic}
        data={STATISTICS.map((one) => ({ value: one, label: words.nameOf(one) }))}
        onChange={(event) => setStatistic(event.currentTarget.value)}
      />
      <RuleField />
    </>
  );
  return (
    <AskedAnalysis
      title={text.title}
      about={text.about}
      asked={{
        filters,
        request,
        missing: options.length === 0 && survey ? text.noColumns : text.missing,
        ...(survey ? { time: survey.period } : {}),
        children: (analysis) => <GroupsView analysis={analysis} statistic={statistic} words={words} />,
      }}
    />
  );
}
