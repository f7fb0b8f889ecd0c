import type { Trace } from '@pilar/contracts';
import { useText } from '../../platform/text/dictionary.ts';
import { useLanguage } from '../../platform/text/language.ts';
import { Figure } from '../../ui/Figure.tsx';
import { figureProps } from '../../ui/figure-props.ts';
import { traceText } from './trace.text.ts';

type Props = Readonly<{ trace: Trace; onOpen: (id: string) => void }>;

/** The figure itself, as it stands on the page, with the place it speaks of. */
export function TraceHead({ trace, onOpen }: Props) {
  const text = useText(traceText);
  const language = useLanguage();
  const { figure, indicator } = trace;
  const newer = figure.replacedBy;
  const { note: _, source: __, ...shown } = figureProps(figure, indicator, language);
  return (
    <div className="trace-head">
      <p className="soft small">{[figure.areaName, figure.group].filter(Boolean).join(' · ')}</p>
      <Figure {...shown} size={figure.kind === 'official' ? 'large' : 'regular'} />
      {newer === null ? null : (
        <p className="notice" data-tone="caution">
          <span>
            {text.replacedBy}{' '}
            <button type="button" className="text-button" onClick={() => onOpen(newer)}>
              {text.openNewer}
            </button>
          </span>
        </p>
      )}
    </div>
  );
}
