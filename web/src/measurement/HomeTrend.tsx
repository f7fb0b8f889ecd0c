import type { Figure, GaugeMeasure } from '@pilar/contracts';
import { useFormat } from '../platform/format/use-format.ts';
import { useSay, useText } from '../platform/text/dictionary.ts';
import { Sparkline } from '../ui/Sparkline.tsx';
import type { SparkPoint } from '../ui/spark-scale.ts';
import { homeText } from './home.text.ts';
import { type Note, noteOf, shownTrend } from './home-notes.ts';

type Props = Readonly<{ measure: GaugeMeasure; notes: readonly Note[]; isLead?: boolean }>;

const pointOf = (figure: Figure): SparkPoint => ({
  period: figure.period,
  value: figure.value,
  low: figure.ciLow,
  high: figure.ciHigh,
});

/** The trend: official figures joined inside their segments, survey figures as points with their interval. */
export function HomeTrend({ measure, notes, isLead = false }: Props) {
  const text = useText(homeText);
  const format = useFormat();
  const say = useSay();
  const { segments, survey, breaks } = shownTrend(measure);
  if (segments.flat().length + survey.length < 2) return null;
  const { indicator } = measure;
  return (
    <Sparkline
      segments={segments.map((segment) => segment.map(pointOf))}
      points={survey.map(pointOf)}
      breaks={breaks.map((one) => {
        const note = noteOf(notes, one);
        return {
          after: one.after,
          before: one.before,
          ...(note ? { mark: format.number(note.number) } : {}),
        };
      })}
      label={text.trendOf(say(indicator.name))}
      unit={indicator.unit}
      decimals={indicator.decimals}
      height={isLead ? 104 : 72}
    />
  );
}
