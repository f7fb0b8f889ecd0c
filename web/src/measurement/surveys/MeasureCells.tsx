import { type Figure, INDICATOR_OF, type Measure } from '@pilar/contracts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { Icon } from '../../ui/Icon.tsx';
import { uiText } from '../../ui/ui.text.ts';
import { useOpenTrace } from '../trace/trace.queries.ts';
import { estimateText } from './compute.text.ts';
import { type MeasureWords, withheldBecause } from './measure-words.ts';

type Props = Readonly<{ measure: Measure; words: MeasureWords }>;
type ValueProps = Props & Readonly<{ figure: Figure | undefined; name: string }>;

/** The value; once published it opens its walk-back. A withheld one says so in its place. */
export function ValueCell({ measure, words, figure, name }: ValueProps) {
  const text = useText(estimateText);
  const [, openTrace] = useOpenTrace();
  if (measure.value === null) return <span className="soft">{text.withheld}</span>;
  const value = words.value(measure, measure.value);
  if (figure === undefined) return value;
  return (
    <button
      type="button"
      className="value-button"
      aria-label={`${value}. ${text.traceOf(name)}`}
      onClick={() => openTrace(figure.id)}
    >
      {value}
    </button>
  );
}

/** For a phone: the value with its interval beneath, and its class where that is no plain one. */
export function StackedValue(props: ValueProps) {
  const { measure } = props;
  return (
    <span className="measure-stacked">
      <ValueCell {...props} />
      {measure.value === null ? null : (
        <span className="small soft">
          <IntervalWords {...props} />
        </span>
      )}
      {measure.rseClass === 'accurate' ? null : <PrecisionCell measure={measure} />}
    </span>
  );
}

/** Both ends of the interval, or the one limit that a share of exactly 0 or 1 has. */
export function IntervalWords({ measure, words }: Props) {
  const text = useText(estimateText);
  const format = useFormat();
  const ui = useText(uiText);
  const { value, ciLow, ciHigh } = measure;
  if (value === null) return '–';
  if (ciLow === null || ciHigh === null) return <span className="soft">{format.missing}</span>;
  if (measure.isBoundary) return ui.boundary(words.value(measure, value <= ciLow ? ciHigh : ciLow));
  return text.range(words.value(measure, ciLow), words.value(measure, ciHigh));
}

/** The class in words; a withheld figure gives its reason. */
export function PrecisionCell({ measure }: { measure: Measure }) {
  const text = useText(estimateText);
  const format = useFormat();
  if (measure.rseClass === null) return <span className="soft">{format.missing}</span>;
  const because = withheldBecause(measure);
  const reason = {
    df: text.withheldDf,
    rse: text.withheldRse(measure.rse === null ? '' : format.share(measure.rse, 1)),
  };
  return (
    <span className="precision" data-class={measure.rseClass}>
      <strong>
        {measure.rseClass === 'caution' ? <Icon name="caution" size={12} /> : null} {text[measure.rseClass]}
      </strong>
      {because === null ? null : <span className="small soft">{reason[because]}</span>}
      {measure.isBoundary && because === null ? (
        <span className="small soft">{text.boundaryNote}</span>
      ) : null}
    </span>
  );
}

/** The published figure of a measure, `kolom=nilai` for a group. */
export function figureOf(
  figures: readonly Figure[],
  measure: Measure,
  by: string | null,
  group: string | null,
): Figure | undefined {
  const key = group === null ? null : `${by}=${group}`;
  return figures.find(
    (figure) => figure.indicator === INDICATOR_OF[measure.statistic] && figure.group === key,
  );
}
