import { Button } from '@mantine/core';
import type { Indicator, Series } from '@pilar/contracts';
import { useAddressPart } from '../../platform/address/use-address.ts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useCity } from '../../platform/session/session.queries.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { figuresText } from './figures.text.ts';
import { IndicatorChoice } from './IndicatorChoice.tsx';
import { newestOf } from './series-lines.ts';

type Props = Readonly<{
  indicators: readonly Indicator[];
  indicator: Indicator | undefined;
  series: Series | undefined;
  onAdd?: () => void;
  onUpload?: () => void;
}>;

/** The head: which indicator, its newest figure in one sentence, and the ways in for those who may. */
export function FiguresHead({ indicators, indicator, series, onAdd, onUpload }: Props) {
  const text = useText(figuresText);
  const city = useCity();
  const [code, choose] = useAddressPart('indikator', 'p0');
  const newest = series && city ? newestOf(series, city.code) : undefined;
  return (
    <PageHeader
      title={text.title}
      place={city ? [{ label: city.name }] : []}
      {...(newest ? { time: newest.period } : {})}
      sentence={indicator && series ? <Sentence indicator={indicator} series={series} /> : undefined}
      filters={<IndicatorChoice indicators={indicators} value={code} onChange={choose} />}
      actions={
        onAdd ? (
          <>
            <Button variant="default" onClick={onUpload}>
              {text.upload}
            </Button>
            <Button onClick={onAdd}>{text.add}</Button>
          </>
        ) : null
      }
    />
  );
}

function Sentence({ indicator, series }: Readonly<{ indicator: Indicator; series: Series }>) {
  const text = useText(figuresText);
  const format = useFormat();
  const city = useCity();
  const name = indicator.name[format.language];
  const newest = newestOf(series, city?.code ?? '');
  if (newest === undefined || newest.value === null) return text.sentenceNone(name, city?.name ?? '');
  const say = newest.kind === 'official' ? text.sentence : text.sentenceSurvey;
  const value = format.value(newest.value, newest.unit, indicator.decimals);
  return say(name, newest.areaName, value, format.period(newest.period));
}
