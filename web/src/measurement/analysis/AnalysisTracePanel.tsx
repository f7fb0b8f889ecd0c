import { Button } from '@mantine/core';
import type { AnalysisTrace } from '@pilar/contracts';
import { asProblem } from '../../platform/api/problem.ts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useSay, useText } from '../../platform/text/dictionary.ts';
import { Anchor } from '../../ui/Anchor.tsx';
import { ProblemLine } from '../../ui/ErrorState.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { FactList, TracePanel, TraceStep } from '../../ui/TracePanel.tsx';
import { FormulaText } from '../trace/FormulaText.tsx';
import { TraceData } from '../trace/TraceData.tsx';
import { TraceParameters } from '../trace/TraceFormula.tsx';
import { traceText } from '../trace/trace.text.ts';
import { useAnalysisTrace, useRecomputeAnalysis } from './analysis.queries.ts';
import { analysisText } from './analysis.text.ts';
import { useOpenAnalysisTrace } from './open-analysis-trace.ts';
import '../trace/trace.css';

/** The walk-back of every figure of the page: data, formulas, lines and rules, and a computation before the reader's eyes. */
export function AnalysisTracePanel({ id }: { id: string }) {
  const text = useText(analysisText);
  const [isOpen, open] = useOpenAnalysisTrace();
  const query = useAnalysisTrace(isOpen ? id : null);
  return (
    <TracePanel isOpen={isOpen} onClose={() => open(false)} title={text.trace}>
      <QueryView query={query}>{(trace) => <TraceSteps trace={trace} />}</QueryView>
    </TracePanel>
  );
}

function TraceSteps({ trace }: { trace: AnalysisTrace }) {
  const text = useText(traceText);
  const own = useText(analysisText);
  const format = useFormat();
  const say = useSay();
  return (
    <>
      <RecomputeAll id={trace.id} />
      {trace.data.map((data) => (
        <TraceData key={data.name.id} trace={{ ...data, dataName: data.name }} />
      ))}
      <TraceStep title={text.formula}>
        {trace.formulas.map((formula) => (
          <div key={formula.text.id}>
            <FormulaText text={say(formula.text)} />
            <p>
              <Anchor href={`/metode/${formula.methodPage}`}>{text.readMethod}</Anchor>
            </p>
          </div>
        ))}
      </TraceStep>
      <TraceParameters parameters={trace.parameters} />
      <TraceStep title={own.computation}>
        <FactList
          facts={[
            { name: own.computedBy, value: trace.createdBy },
            { name: text.publishedAt, value: format.instant(trace.createdAt) },
          ]}
        />
      </TraceStep>
    </>
  );
}

function RecomputeAll({ id }: { id: string }) {
  const text = useText(traceText);
  const own = useText(analysisText);
  const format = useFormat();
  const recompute = useRecomputeAnalysis();
  const { data } = recompute;
  return (
    <div className="recompute">
      <div className="row no-print">
        <Button onClick={() => recompute.mutate(id)} loading={recompute.isPending}>
          {text.recompute}
        </Button>
        <p className="soft small recompute-why">{own.recomputeWhy}</p>
      </div>
      <div aria-live="polite">
        {data ? (
          <div className="verdict" data-tone="same">
            <p className="verdict-word">
              <Icon name="check" size={20} /> {text.same}
            </p>
            <p>{own.recomputed(format.number(data.figures), format.instant(data.at))}</p>
          </div>
        ) : null}
      </div>
      <ProblemLine problem={recompute.error === null ? null : asProblem(recompute.error)} />
    </div>
  );
}
