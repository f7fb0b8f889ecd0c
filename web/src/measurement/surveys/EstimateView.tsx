import type { Estimate, Figure, Indicator } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../platform/format/use-format.ts';
import { useCity } from '../../platform/session/session.queries.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { DownloadButton } from '../../ui/DownloadButton.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { indicatorsQuery } from '../figures/figure.queries.ts';
import { CityMeasures } from './CityMeasures.tsx';
import { computeText, estimateText } from './compute.text.ts';
import { GroupMeasures } from './GroupMeasures.tsx';
import { type MeasureWords, measuresOf, measureWords } from './measure-words.ts';
import { PublishEstimate } from './PublishEstimate.tsx';
import { SyntheticMark } from './SyntheticMark.tsx';
import { surveyFiguresQuery } from './survey.queries.ts';

type Props = Readonly<{ estimate: Estimate; isOld: boolean }>;

/** One measurement: its sentence, the city, the groups, and its publication. */
export function EstimateView(props: Props) {
  const catalogue = useQuery(indicatorsQuery);
  // Names, units and decimals come from the catalogue: without it a share would be shown as 0.0644.
  return (
    <QueryView query={catalogue}>
      {({ indicators }) => <EstimateParts {...props} indicators={indicators} />}
    </QueryView>
  );
}

function EstimateParts({
  estimate,
  isOld,
  indicators,
}: Props & Readonly<{ indicators: readonly Indicator[] }>) {
  const text = useText(estimateText);
  const words = useText(computeText);
  const format = useFormat();
  const measures = measureWords(indicators, format);
  const figures = usePublishedFigures(estimate);
  return (
    <article className="estimate" aria-label={words.result}>
      <EstimateSentence estimate={estimate} words={measures} />
      <EstimateBasis estimate={estimate} />
      {isOld ? <Notice tone="caution">{words.oldVersion}</Notice> : null}
      <CityMeasures
        estimate={estimate}
        words={measures}
        figures={figures}
        tools={
          <DownloadButton
            path={`/estimates/${encodeURIComponent(estimate.id)}/table.xlsx`}
            name={`perkiraan-${estimate.period}.xlsx`}
            label={text.download}
          />
        }
      />
      {estimate.by === null ? null : <GroupMeasures estimate={estimate} words={measures} figures={figures} />}
      <p className="small soft">{text.precisionNote}</p>
      <PublishEstimate estimate={estimate} words={measures} />
    </article>
  );
}

/** The figures that this estimate became; none until it is published. */
function usePublishedFigures(estimate: Estimate): readonly Figure[] {
  const city = useCity();
  const isPublished = estimate.publishedAt !== null && city !== null;
  const query = useQuery({ ...surveyFiguresQuery(city?.code ?? ''), enabled: isPublished });
  return query.data?.figures.filter((figure) => figure.estimateId === estimate.id) ?? [];
}

function EstimateSentence({ estimate, words }: Readonly<{ estimate: Estimate; words: MeasureWords }>) {
  const text = useText(estimateText);
  const format = useFormat();
  const p0 = measuresOf(estimate, 'p0').find((one) => one.group === null)?.measure;
  if (p0 === undefined) return null;
  if (p0.value === null) return <p className="estimate-sentence">{text.withheldSentence}</p>;
  const say = estimate.boundary === 'below' ? text.sentence : text.sentenceAt;
  const [value, low, high] = [p0.value, p0.ciLow, p0.ciHigh].map((one) => words.value(p0, one));
  return (
    <p className="estimate-sentence">
      {say(format.rupiah(estimate.line), value ?? '', low ?? '', high ?? '')}{' '}
      {estimate.isSynthetic ? <SyntheticMark /> : null}
    </p>
  );
}

function EstimateBasis({ estimate }: { estimate: Estimate }) {
  const text = useText(estimateText);
  const format = useFormat();
  const { rows, psus, strata } = estimate.design;
  const facts = [
    { name: text.line, value: `${format.rupiah(estimate.line)} (${estimate.lineSource})` },
    { name: text.data, value: text.basis(format.number(rows), format.number(psus), format.number(strata)) },
    { name: text.version, value: estimate.dataVersion.slice(0, 12) },
    { name: text.method, value: estimate.method },
  ];
  return (
    <dl className="estimate-basis">
      {facts.map((fact) => (
        <div key={fact.name}>
          <dt>{fact.name}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
