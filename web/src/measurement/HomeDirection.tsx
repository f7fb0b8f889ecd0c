import type { FigureKind, GaugeMeasure } from '@pilar/contracts';
import { useFormat } from '../platform/format/use-format.ts';
import { useText } from '../platform/text/dictionary.ts';
import { useLanguage } from '../platform/text/language.ts';
import { DirectionMark } from '../ui/DirectionMark.tsx';
import { directionProps } from '../ui/figure-props.ts';
import { homeText } from './home.text.ts';
import { breakBeforeNewest, type Note, noteOf } from './home-notes.ts';

type Props = Readonly<{ measure: GaugeMeasure; kind: FigureKind; notes: readonly Note[] }>;

/** What may be said of the change. Across a break only that nothing may be said, with the number of the note that says why. */
export function HomeDirection({ measure, kind, notes }: Props) {
  const text = useText(homeText);
  const format = useFormat();
  const language = useLanguage();
  const isOfficial = kind === 'official';
  const direction = isOfficial ? measure.direction : measure.surveyDirection;
  if (direction === null) return null;
  const figures = isOfficial ? measure.trend.flat() : measure.surveyTrend;
  const broken = direction.word === 'not-compared' ? breakBeforeNewest(figures, measure.breaks) : null;
  const note = broken === null ? undefined : noteOf(notes, broken.reason);
  if (broken === null || note === undefined) {
    return <DirectionMark direction={directionProps(direction, language)} />;
  }
  const number = format.number(note.number);
  return (
    <p className="figure-direction">
      <span>
        {text.broken(format.period(broken.previous))} (
        <a className="anchor" href={`#catatan-${note.number}`}>
          {text.noteMark(number)}
        </a>
        )
      </span>
    </p>
  );
}
