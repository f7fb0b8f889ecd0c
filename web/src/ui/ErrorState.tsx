import { Button } from '@mantine/core';
import type { ApiProblem } from '../platform/api/problem.ts';
import { useText } from '../platform/text/dictionary.ts';
import { useLanguage } from '../platform/text/language.ts';
import { Anchor } from './Anchor.tsx';
import { uiText } from './ui.text.ts';
import './states.css';

type Props = Readonly<{ problem: ApiProblem; onRetry?: () => void }>;

/** What happened, what to do, the trace code of an unexpected error, and a way to try again. */
export function ErrorState({ problem, onRetry }: Props) {
  const text = useText(uiText);
  const language = useLanguage();
  const isForbidden = problem.status === 403;
  return (
    <div className="state" role="alert">
      <div className="state-box" data-tone={isForbidden ? 'none' : 'problem'}>
        <h2>{isForbidden ? text.forbiddenTitle : text.problemTitle}</h2>
        <p>{problem.say(language)}</p>
        {problem.status > 0 ? (
          <p className="small">
            <Anchor href={`/masalah/${problem.code}`}>{text.problemMeaning}</Anchor>
          </p>
        ) : null}
        {problem.traceId !== null && problem.status >= 500 ? (
          <p className="state-code">{text.traceCode(problem.traceId)}</p>
        ) : null}
      </div>
      {onRetry && !isForbidden ? (
        <Button variant="default" onClick={onRetry}>
          {text.retry}
        </Button>
      ) : null}
    </div>
  );
}

/** The same in one line, beside the button that was pressed. */
export function ProblemLine({ problem }: { problem: ApiProblem | null }) {
  const text = useText(uiText);
  const language = useLanguage();
  if (problem === null) return null;
  const isUnexpected = problem.traceId !== null && problem.status >= 500;
  return (
    <p className="notice" data-tone="problem" role="alert">
      <span>
        {problem.say(language)}
        {isUnexpected && problem.traceId ? ` ${text.traceCode(problem.traceId)}.` : ''}
      </span>
    </p>
  );
}
