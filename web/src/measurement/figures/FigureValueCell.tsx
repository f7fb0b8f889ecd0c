import type { Figure, Indicator } from '@pilar/contracts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { figuresText } from './figures.text.ts';

type Props = Readonly<{ figure: Figure; indicator: Indicator; onTrace: (id: string) => void }>;

/** The value opens its walk-back; what must be known before it is used stands under it. */
export function FigureValueCell({ figure, indicator, onTrace }: Props) {
  const text = useText(figuresText);
  const format = useFormat();
  const value =
    figure.value === null ? text.withheld : format.value(figure.value, indicator.unit, indicator.decimals);
  const marks = [
    figure.kind === 'survey' ? text.survey : '',
    figure.rseClass === 'caution' ? text.caution : '',
    figure.isSynthetic ? text.synthetic : '',
    figure.replaces === null ? '' : text.isCorrection,
    figure.replacedBy === null ? '' : text.replaced,
  ].filter(Boolean);
  return (
    <span className="value-cell" data-replaced={figure.replacedBy !== null}>
      <button
        type="button"
        className="value-button"
        aria-label={`${value}. ${text.trace(`${figure.areaName} ${format.period(figure.period)}`)}`}
        onClick={() => onTrace(figure.id)}
      >
        {value}
      </button>
      {marks.length > 0 ? <span className="value-marks">{marks.join(' · ')}</span> : null}
    </span>
  );
}
