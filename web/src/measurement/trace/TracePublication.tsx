import type { Trace } from '@pilar/contracts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { Anchor } from '../../ui/Anchor.tsx';
import { FactList, TraceStep } from '../../ui/TracePanel.tsx';
import { confidenceText, traceText } from './trace.text.ts';

type Props = Readonly<{ trace: Trace; onOpen: (id: string) => void }>;

/** Who published the figure, when and from which source, and what it replaced. */
export function TracePublication({ trace, onOpen }: Props) {
  const text = useText(traceText);
  const confidence = useText(confidenceText);
  const format = useFormat();
  const { figure } = trace;
  const { title, url } = figure.source;
  const source =
    url === null ? (
      title
    ) : (
      <Anchor href={url} rel="noreferrer">
        {title}
      </Anchor>
    );
  return (
    <>
      <TraceStep title={text.published}>
        <FactList
          facts={[
            { name: text.publisher, value: figure.publishedBy },
            { name: text.publishedAt, value: format.instant(figure.publishedAt) },
            { name: text.source, value: source },
            ...(figure.confidence === null
              ? []
              : [{ name: text.confidence, value: confidence[figure.confidence] }]),
            ...(figure.note === null ? [] : [{ name: text.note, value: figure.note }]),
          ]}
        />
      </TraceStep>
      <History trace={trace} onOpen={onOpen} />
    </>
  );
}

function History({ trace, onOpen }: Props) {
  const text = useText(traceText);
  const format = useFormat();
  const { history, indicator } = trace;
  return (
    <TraceStep title={text.history}>
      {history.length === 0 ? (
        <p className="soft">{text.noHistory}</p>
      ) : (
        <ol className="trace-history">
          {history.map((old) => (
            <li key={old.id}>
              <button type="button" className="text-button" onClick={() => onOpen(old.id)}>
                {format.value(old.value, old.unit, indicator.decimals)}
              </button>
              <span className="soft small">
                {old.source.title} · {old.publishedBy} · {format.instant(old.publishedAt)}
              </span>
            </li>
          ))}
        </ol>
      )}
    </TraceStep>
  );
}
