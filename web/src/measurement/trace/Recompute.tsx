import { Button } from '@mantine/core';
import type { Recomputed, Trace } from '@pilar/contracts';
import { asProblem } from '../../platform/api/problem.ts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { useLanguage } from '../../platform/text/language.ts';
import { ProblemLine } from '../../ui/ErrorState.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { isSame } from './is-same.ts';
import { useRecompute } from './trace.queries.ts';
import { traceText } from './trace.text.ts';

/** Computes the figure again before the reader's eyes and says loudly whether it is the same. */
export function Recompute({ trace }: { trace: Trace }) {
  const text = useText(traceText);
  const language = useLanguage();
  const recompute = useRecompute();
  const problem = recompute.error === null ? null : asProblem(recompute.error);
  const isMismatch = problem?.code === 'figure-mismatch';
  return (
    <div className="recompute">
      <div className="row no-print">
        <Button onClick={() => recompute.mutate(trace.figure.id)} loading={recompute.isPending}>
          {text.recompute}
        </Button>
        <p className="soft small recompute-why">{text.recomputeWhy}</p>
      </div>
      <div aria-live="polite">{recompute.data ? <Verdict done={recompute.data} trace={trace} /> : null}</div>
      {isMismatch ? <Different words={problem.say(language)} /> : <ProblemLine problem={problem} />}
    </div>
  );
}

function Verdict({ done, trace }: { done: Recomputed; trace: Trace }) {
  const text = useText(traceText);
  const format = useFormat();
  const { indicator, figure } = trace;
  const value = (given: number | null) => format.value(given, figure.unit, indicator.decimals);
  // One digit more: an error is read against a figure of this many digits.
  const error = (given: number | null) => format.difference(given ?? 0, figure.unit, indicator.decimals + 1);
  if (!isSame(done)) {
    const isValue = value(done.published) !== value(done.recomputed);
    const words = isValue
      ? text.differentText(value(done.published), value(done.recomputed))
      : text.differentError(error(done.publishedSe), error(done.recomputedSe));
    return <Different words={words} />;
  }
  return (
    <div className="verdict" data-tone="same">
      <p className="verdict-word">
        <Icon name="check" size={20} /> {text.same}
      </p>
      <p>
        {text.sameText(value(done.recomputed), format.instant(done.at))}{' '}
        {done.recomputedSe === null ? '' : text.sameError(error(done.recomputedSe))}
      </p>
    </div>
  );
}

function Different({ words }: { words: string }) {
  const text = useText(traceText);
  return (
    <div className="verdict" data-tone="different" role="alert">
      <p className="verdict-word">
        <Icon name="caution" size={20} /> {text.different}
      </p>
      <p>{words}</p>
    </div>
  );
}
