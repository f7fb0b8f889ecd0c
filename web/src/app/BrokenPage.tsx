import { Button } from '@mantine/core';
import { ApiProblem } from '../platform/api/problem.ts';
import { useText } from '../platform/text/dictionary.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { appText } from './app.text.ts';
import '../ui/states.css';

/** What stands where a page broke. A refusal of the server keeps its own sentence. */
export function BrokenPage({ error }: { error: unknown }) {
  const text = useText(appText);
  const reload = () => window.location.reload();
  if (error instanceof ApiProblem) {
    return (
      <div className="bare-page">
        <ErrorState problem={error} onRetry={reload} />
      </div>
    );
  }
  return (
    <div className="bare-page">
      <div className="state" role="alert">
        <div className="state-box" data-tone="problem">
          <h1>{text.brokenTitle}</h1>
          <p>{text.brokenText}</p>
        </div>
        <Button variant="default" onClick={reload}>
          {text.reload}
        </Button>
      </div>
    </div>
  );
}
