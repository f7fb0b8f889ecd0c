import type { Trace } from '@pilar/contracts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useSay, useText } from '../../platform/text/dictionary.ts';
import { Anchor } from '../../ui/Anchor.tsx';
import { FactList, TraceStep } from '../../ui/TracePanel.tsx';
import { FormulaText } from './FormulaText.tsx';
import { SourceLink } from './SourceLink.tsx';
import { traceText } from './trace.text.ts';

/** By which formula, with which error, and with which dated parameters. */
export function TraceFormula({ trace }: { trace: Trace }) {
  const text = useText(traceText);
  const say = useSay();
  const { formula } = trace;
  return (
    <>
      <TraceStep title={text.formula}>
        <FormulaText text={say(formula.text)} />
        <ErrorFacts trace={trace} />
        {formula.methodPage === null ? null : (
          <p>
            <Anchor href={`/metode/${formula.methodPage}`}>{text.readMethod}</Anchor>
          </p>
        )}
      </TraceStep>
      <TraceParameters parameters={trace.parameters} />
    </>
  );
}

function ErrorFacts({ trace }: { trace: Trace }) {
  const text = useText(traceText);
  const format = useFormat();
  const { figure, indicator } = trace;
  const method = { name: text.method, value: figure.method };
  if (figure.se === null) {
    return <FactList facts={[method, { name: text.error, value: text.noError }]} />;
  }
  const shown = (value: number | null) => format.value(value, figure.unit, indicator.decimals);
  // One digit more than the figure: an error is read against it.
  const error = format.difference(figure.se, figure.unit, indicator.decimals + 1);
  return (
    <FactList
      facts={[
        method,
        { name: text.error, value: error },
        { name: text.interval, value: `${shown(figure.ciLow)} – ${shown(figure.ciHigh)}` },
        ...(figure.df === null ? [] : [{ name: text.degrees, value: format.number(figure.df) }]),
        ...(figure.rse === null ? [] : [{ name: text.relative, value: format.share(figure.rse, 1) }]),
      ]}
    />
  );
}

export function TraceParameters({ parameters }: Pick<Trace, 'parameters'>) {
  const text = useText(traceText);
  const say = useSay();
  const facts = parameters.map((parameter) => ({
    name: say(parameter.name),
    value: (
      <>
        {say(parameter.value)}
        <span className="trace-source soft small">
          <SourceLink source={parameter.source} />
        </span>
      </>
    ),
  }));
  return (
    <TraceStep title={text.parameters}>
      {facts.length === 0 ? <p className="soft">{text.noParameters}</p> : <FactList facts={facts} />}
    </TraceStep>
  );
}
