import type { Figure, GaugeMeasure } from '@pilar/contracts';
import { useFormat } from '../platform/format/use-format.ts';
import { useSay, useText } from '../platform/text/dictionary.ts';
import { Gauge, type GaugeRow } from '../ui/Gauge.tsx';
import { homeText } from './home.text.ts';
import { useOpenTrace } from './trace/trace.queries.ts';

/** City, survey, province and nation on one scale. Counts of people are not compared: a nation is larger than a city. */
export function HomeComparison({ measure }: { measure: GaugeMeasure }) {
  const text = useText(homeText);
  const say = useSay();
  const row = useRow(measure);
  const { official, survey, comparison, indicator } = measure;
  const isCount = indicator.unit === 'jiwa' || indicator.unit === 'keluarga';
  const others = isCount ? [] : comparison;
  const figures = [official, survey, ...others].filter((figure) => figure !== null);
  if (figures.length < 2) return null;
  return (
    <Gauge
      label={text.comparisonOf(say(indicator.name))}
      unit={indicator.unit}
      decimals={indicator.decimals}
      rows={figures.map(row)}
    />
  );
}

function useRow(measure: GaugeMeasure): (figure: Figure) => GaugeRow {
  const text = useText(homeText);
  const format = useFormat();
  const [, open] = useOpenTrace();
  const leading = measure.official ?? measure.survey;
  return (figure) => {
    const isOwn = figure.areaCode === leading?.areaCode;
    const note = [
      figure.period === leading?.period ? '' : format.period(figure.period),
      figure.isSynthetic ? text.synthetic : '',
    ].filter(Boolean);
    return {
      key: figure.id,
      name: isOwn && figure.kind === 'survey' ? text.survey : figure.areaName,
      ...(note.length > 0 ? { note: note.join(' · ') } : {}),
      value: figure.value,
      low: figure.ciLow,
      high: figure.ciHigh,
      isCaution: figure.rseClass === 'caution',
      mark: !isOwn ? 'other' : figure.kind === 'official' ? 'own' : 'survey',
      onTrace: () => open(figure.id),
    };
  };
}
