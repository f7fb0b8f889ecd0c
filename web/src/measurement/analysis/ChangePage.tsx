import { NativeSelect } from '@mantine/core';
import { type AnalysisRequest, STATISTICS } from '@pilar/contracts';
import { useAddressPart } from '../../platform/address/use-address.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { isStatistic } from '../surveys/measure-words.ts';
import { AnalysisPage, AskedAnalysis } from './AnalysisPage.tsx';
import { analysisText } from './analysis.text.ts';
import { ChangeView } from './ChangeView.tsx';
import { changeText } from './change.text.ts';
import { RuleField, useRule } from './RuleField.tsx';
import { SurveyFields } from './SurveyFields.tsx';
import { atLine, ownLine, type SurveyOffer, useSurveyChoice } from './survey-choice.ts';
import { useMeasureWords } from './use-measure-words.ts';

/** Two surveys, their difference with its error, and the parts it is made of. */
export function ChangePage() {
  const text = useText(changeText);
  return (
    <AnalysisPage title={text.title} about={text.about}>
      {(offers) => <AskedChange offers={offers} />}
    </AnalysisPage>
  );
}

function useChangeChoices(offers: readonly SurveyOffer[]) {
  const lined = offers.filter((offer) => ownLine(offer) !== undefined);
  const after = useSurveyChoice(offers, ['sesudah', 'garis-sesudah'], lined[0]);
  const earlier = lined.find(({ period }) => period < (after.survey?.period ?? ''));
  const before = useSurveyChoice(offers, ['sebelum', 'garis-sebelum'], earlier);
  const shared = (before.survey?.columns ?? [])
    .map(({ name }) => name)
    .filter((name) => after.survey?.columns.some((column) => column.name === name));
  const [askedSectors, setSectors] = useAddressPart('kelompok', shared[0] ?? '');
  const [prices, setPrices] = useAddressPart('harga', 'real');
  return {
    ...{ before, after, shared, setSectors, setPrices },
    sectors: shared.includes(askedSectors) ? askedSectors : null,
    prices: prices === 'nominal' ? ('nominal' as const) : ('real' as const),
  };
}

type Choices = ReturnType<typeof useChangeChoices>;

function requestOf(choices: Choices, lonelyPsu: AnalysisRequest['lonelyPsu']): AnalysisRequest | null {
  const { before, after, sectors, prices } = choices;
  if (!before.survey || !before.line || !after.survey || !after.line) return null;
  if (before.survey.id === after.survey.id || before.survey.period > after.survey.period) return null;
  return {
    kind: 'change',
    before: atLine(before.survey, before.line),
    after: atLine(after.survey, after.line),
    ...{ sectors, prices, lonelyPsu, boundary: 'below' },
  };
}

function AskedChange({ offers }: { offers: readonly SurveyOffer[] }) {
  const text = useText(changeText);
  const words = useMeasureWords();
  const choices = useChangeChoices(offers);
  const [lonelyPsu] = useRule();
  const [statisticAsked] = useAddressPart('ukuran', 'p0');
  const statistic = isStatistic(statisticAsked) ? statisticAsked : 'p0';
  const { before, after } = choices;
  const isWithoutLine = [before, after].some(
    ({ survey, line }) => survey !== undefined && line === undefined,
  );
  return (
    <AskedAnalysis
      title={text.title}
      about={text.about}
      asked={{
        filters: <ChangeFilters offers={offers} choices={choices} />,
        request: requestOf(choices, lonelyPsu),
        missing: isWithoutLine ? text.noLine : text.missing,
        children: (analysis) => <ChangeView analysis={analysis} statistic={statistic} words={words} />,
      }}
    />
  );
}

function ChangeFilters({ offers, choices }: { offers: readonly SurveyOffer[]; choices: Choices }) {
  const text = useText(changeText);
  const own = useText(analysisText);
  const words = useMeasureWords();
  const [statistic, setStatistic] = useAddressPart('ukuran', 'p0');
  const { before, after, shared, sectors, setSectors, prices, setPrices } = choices;
  return (
    <>
      <SurveyFields offers={offers} choice={before} label={text.before} />
      <SurveyFields offers={offers} choice={after} label={text.after} />
      <NativeSelect
        label={own.statistic}
        value={statistic}
        data={STATISTICS.map((one) => ({ value: one, label: words.nameOf(one) }))}
        onChange={(event) => setStatistic(event.currentTarget.value)}
      />
      <NativeSelect
        label={text.prices}
        value={prices}
        data={(['real', 'nominal'] as const).map((one) => ({ value: one, label: text[one] }))}
        onChange={(event) => setPrices(event.currentTarget.value)}
      />
      <NativeSelect
        label={text.sectors}
        value={sectors ?? 'tidak'}
        data={[
          ...shared.map((name) => ({ value: name, label: name.replaceAll('_', ' ') })),
          { value: 'tidak', label: text.noSectors },
        ]}
        onChange={(event) => setSectors(event.currentTarget.value)}
      />
      <RuleField />
    </>
  );
}
