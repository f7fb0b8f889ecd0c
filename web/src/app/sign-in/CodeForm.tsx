import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { asProblem } from '../../platform/api/problem.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { useLanguage } from '../../platform/text/language.ts';
import { ProblemLine } from '../../ui/ErrorState.tsx';
import { useLeaveSignIn, useShowFactor } from '../account/second-factor.queries.ts';
import { secondFactorText } from '../account/second-factor.text.ts';

/** The second step: a code of the app or a recovery code. */
export function CodeForm({ onDone }: { onDone: () => void }) {
  const text = useText(secondFactorText);
  const language = useLanguage();
  const show = useShowFactor();
  const leave = useLeaveSignIn();
  const [code, setCode] = useState('');
  const [isTried, setTried] = useState(false);
  const problem = show.error === null ? null : asProblem(show.error);
  const isWrong = problem?.code === 'second-factor-wrong';
  const isMissing = code.trim().length < 6;
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isMissing) show.mutate({ code: code.trim() }, { onSuccess: onDone });
  };
  return (
    <form className="form" onSubmit={send} noValidate>
      <p>{text.signInWhy}</p>
      <TextInput
        label={text.signInCode}
        ref={(input) => input?.focus()}
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        value={code}
        error={(isTried && isMissing ? text.codeMissing : null) ?? (isWrong ? problem.say(language) : null)}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      {isWrong ? null : <ProblemLine problem={problem} />}
      <div>
        <Button type="submit" loading={show.isPending}>
          {text.go}
        </Button>
      </div>
      <p>
        <button type="button" className="text-button" onClick={() => leave.mutate()}>
          {text.otherPerson}
        </button>
      </p>
    </form>
  );
}
