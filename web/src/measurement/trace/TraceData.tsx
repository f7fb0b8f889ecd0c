import type { Trace } from '@pilar/contracts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useSay, useText } from '../../platform/text/dictionary.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useToast } from '../../ui/Toast.tsx';
import { FactList, TraceStep } from '../../ui/TracePanel.tsx';
import { traceText } from './trace.text.ts';

/** Which data, in which version, with how many rows, and which rows were left out for which reason. */
type Props = Readonly<{ trace: Pick<Trace, 'dataName' | 'dataVersion' | 'rowsUsed' | 'rowsLeftOut'> }>;

export function TraceData({ trace }: Props) {
  const text = useText(traceText);
  const format = useFormat();
  const say = useSay();
  const leftOut =
    trace.rowsLeftOut.length === 0 ? (
      text.none
    ) : (
      <ul className="trace-list">
        {trace.rowsLeftOut.map(({ reason, count }) => (
          <li key={reason.id}>
            {format.number(count)}: {say(reason)}
          </li>
        ))}
      </ul>
    );
  return (
    <TraceStep title={text.data}>
      <FactList
        facts={[
          { name: text.dataName, value: say(trace.dataName) },
          { name: text.version, value: <Version hash={trace.dataVersion} /> },
          { name: text.rowsUsed, value: format.number(trace.rowsUsed) },
          { name: text.rowsLeftOut, value: leftOut },
        ]}
      />
    </TraceStep>
  );
}

const SHORT = 12;

function Version({ hash }: { hash: string }) {
  const text = useText(traceText);
  const toast = useToast();
  const copy = async () => {
    // Missing outside https and localhost.
    if (navigator.clipboard === undefined) return toast.say(text.notCopied, 'problem');
    await navigator.clipboard.writeText(hash).then(
      () => toast.say(text.copied, 'good'),
      () => toast.say(text.notCopied, 'problem'),
    );
  };
  return (
    <div className="trace-version">
      <details>
        <summary>
          <code>{hash.slice(0, SHORT)}</code>
        </summary>
        <code className="trace-hash">{hash}</code>
        <p className="soft small">{text.versionWhy}</p>
      </details>
      <button
        type="button"
        className="plain-button no-print"
        aria-label={text.copyVersion}
        onClick={() => void copy()}
      >
        <Icon name="copy" size={12} /> {text.copy}
      </button>
    </div>
  );
}
