import { Button } from '@mantine/core';
import { asProblem } from '../../platform/api/problem.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { ProblemLine } from '../../ui/ErrorState.tsx';
import { useProviderSignIn } from './provider.queries.ts';
import { providerText } from './provider.text.ts';

/** The other way in, below the password: it stays there when the other office is down. */
export function ProviderSignIn({ name, returnTo }: Readonly<{ name: string; returnTo: string }>) {
  const text = useText(providerText);
  const start = useProviderSignIn();
  return (
    <div className="form">
      <p className="soft">{text.or}</p>
      <div>
        <Button
          variant="default"
          loading={start.isPending || start.isSuccess}
          onClick={() => start.mutate({ returnTo })}
        >
          {text.signIn(name)}
        </Button>
      </div>
      <ProblemLine problem={start.error === null ? null : asProblem(start.error)} />
    </div>
  );
}
