import type { Series } from '@pilar/contracts';
import { useMemo } from 'react';
import { useFormat } from '../../platform/format/use-format.ts';
import { useCity } from '../../platform/session/session.queries.ts';
import { useSay, useText } from '../../platform/text/dictionary.ts';
import { useLanguage } from '../../platform/text/language.ts';
import { SeriesChart } from '../../ui/SeriesChart.tsx';
import { figuresText } from './figures.text.ts';
import { chartLines, type NumberedBreak, numberBreaks } from './series-lines.ts';

/** City beside province and nation. Where a series breaks, nothing is joined, and the words under the chart say why. */
export function FigureSeries({ series }: { series: Series }) {
  const text = useText(figuresText);
  const format = useFormat();
  const language = useLanguage();
  const cityCode = useCity()?.code ?? '';
  const breaks = useMemo(() => numberBreaks(series), [series]);
  const chart = useMemo(
    () => ({
      title: series.indicator.name[language],
      lines: chartLines(series, cityCode, text.surveyOf),
      breaks: breaks.map(({ number, reason }) => ({
        after: reason.after,
        before: reason.before,
        mark: format.number(number),
      })),
      unit: series.indicator.unit,
      decimals: series.indicator.decimals,
    }),
    [series, cityCode, breaks, language, text, format],
  );
  return (
    <section className="figure-series" aria-label={chart.title}>
      <SeriesChart {...chart} />
      {breaks.length === 0 ? null : <Breaks breaks={breaks} />}
    </section>
  );
}

function Breaks({ breaks }: { breaks: readonly NumberedBreak[] }) {
  const text = useText(figuresText);
  const format = useFormat();
  const say = useSay();
  return (
    <div className="figure-breaks">
      <h2>{text.breaks}</h2>
      <ol>
        {breaks.map(({ number, areas, reason }) => (
          <li key={number}>
            <strong>
              {text.breakBetween(areas.join(', '), format.period(reason.after), format.period(reason.before))}
            </strong>{' '}
            {say(reason.reason)} <span className="soft">{text.sourceOf(reason.source)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
