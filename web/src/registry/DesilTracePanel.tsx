import type { DesilTrace } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../platform/format/use-format.ts';
import { useText } from '../platform/text/dictionary.ts';
import { Notice } from '../ui/Notice.tsx';
import { QueryView } from '../ui/QueryView.tsx';
import { FactList, TracePanel, TraceStep } from '../ui/TracePanel.tsx';
import { desilTraceQuery } from './desil.queries.ts';
import { desilTraceText } from './desil.text.ts';

type Props = Readonly<{ isOpen: boolean; onClose: () => void }>;

/** Where the counts come from, and the same counts made again from the rows at this moment. */
export function DesilTracePanel({ isOpen, onClose }: Props) {
  const text = useText(desilTraceText);
  return (
    <TracePanel isOpen={isOpen} onClose={onClose} title={text.title}>
      {isOpen ? <TraceContent /> : null}
    </TracePanel>
  );
}

function TraceContent() {
  const text = useText(desilTraceText);
  const query = useQuery(desilTraceQuery);
  return (
    <QueryView query={query}>
      {(trace) => (
        <>
          <Recount trace={trace} />
          <div>
            <button
              type="button"
              className="plain-button"
              disabled={query.isFetching}
              onClick={() => void query.refetch()}
            >
              {text.countAgain}
            </button>
          </div>
          <TraceData trace={trace} />
          <TraceStep title={text.how}>
            <p>{text.howText}</p>
          </TraceStep>
        </>
      )}
    </QueryView>
  );
}

function Recount({ trace }: { trace: DesilTrace }) {
  const text = useText(desilTraceText);
  const format = useFormat();
  const isSame = trace.families === trace.recountedFamilies && trace.persons === trace.recountedPersons;
  const say = (count: number | null) => (count === null ? text.guarded : format.number(count));
  const shown = (families: number | null, persons: number | null) =>
    `${say(families)} ${text.families}, ${say(persons)} ${text.persons}`;
  return (
    <TraceStep title={text.recounted}>
      <FactList
        facts={[
          { name: text.counted, value: shown(trace.families, trace.persons) },
          { name: text.again, value: shown(trace.recountedFamilies, trace.recountedPersons) },
          { name: text.at, value: format.instant(trace.at) },
        ]}
      />
      {trace.isRecountShown ? (
        <Notice tone={isSame ? 'good' : 'problem'}>{isSame ? text.same : text.different}</Notice>
      ) : (
        <Notice>{text.notShown}</Notice>
      )}
    </TraceStep>
  );
}

function TraceData({ trace }: { trace: DesilTrace }) {
  const text = useText(desilTraceText);
  const format = useFormat();
  return (
    <TraceStep title={text.data}>
      <FactList
        facts={[
          { name: text.source, value: trace.source },
          { name: text.asOf, value: format.date(trace.asOf) },
          { name: text.version, value: trace.desilVersion ?? format.missing },
          { name: text.dataVersion, value: <code className="hash">{trace.dataVersion}</code> },
        ]}
      />
    </TraceStep>
  );
}
