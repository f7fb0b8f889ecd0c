import type { Trace } from '@pilar/contracts';
import { useText } from '../../platform/text/dictionary.ts';
import { QueryView } from '../../ui/QueryView.tsx';
import { TracePanel } from '../../ui/TracePanel.tsx';
import { Recompute } from './Recompute.tsx';
import { TraceData } from './TraceData.tsx';
import { TraceFormula } from './TraceFormula.tsx';
import { TraceHead } from './TraceHead.tsx';
import { TracePublication } from './TracePublication.tsx';
import { useOpenTrace, useTrace } from './trace.queries.ts';
import { traceText } from './trace.text.ts';
import './trace.css';

/** The walk-back of the figure that the address names; a page puts it once, any figure opens it. */
export function TraceDrawer() {
  const text = useText(traceText);
  const [id, open] = useOpenTrace();
  const query = useTrace(id);
  return (
    <TracePanel isOpen={id !== ''} onClose={() => open(null)} title={text.title}>
      <QueryView query={query}>
        {(trace) => <TraceView key={trace.figure.id} trace={trace} onOpen={open} />}
      </QueryView>
    </TracePanel>
  );
}

type Props = Readonly<{ trace: Trace; onOpen: (id: string) => void }>;

function TraceView({ trace, onOpen }: Props) {
  return (
    <>
      <TraceHead trace={trace} onOpen={onOpen} />
      <Recompute trace={trace} />
      <TraceData trace={trace} />
      <TraceFormula trace={trace} />
      <TracePublication trace={trace} onOpen={onOpen} />
    </>
  );
}
