import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ApiProblem } from '../../platform/api/problem.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { useLanguage } from '../../platform/text/language.ts';
import { ProblemLine } from '../../ui/ErrorState.tsx';
import { secondFactorText } from './second-factor.text.ts';

type Props = Readonly<{
  button: string;
  isBusy: boolean;
  problem: ApiProblem | null;
  onSend: (password: string) => void;
}>;

/** The password again, before something that guards the account changes. */
export function PasswordStep({ button, isBusy, problem, onSend }: Props) {
  const text = useText(secondFactorText);
  const language = useLanguage();
  const [password, setPassword] = useState('');
  const [isTried, setTried] = useState(false);
  const isWrong = problem?.code === 'sign-in-failed';
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (password !== '') onSend(password);
  };
  return (
    <form className="form" onSubmit={send} noValidate>
      <PasswordInput
        label={text.password}
        description={text.passwordWhy}
        data-autofocus
        autoComplete="current-password"
        value={password}
        error={
          (isTried && password === '' ? text.passwordMissing : null) ??
          (isWrong ? problem.say(language) : null)
        }
        visibilityToggleButtonProps={{ 'aria-label': text.show }}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {isWrong ? null : <ProblemLine problem={problem} />}
      <div>
        <Button type="submit" loading={isBusy}>
          {button}
        </Button>
      </div>
    </form>
  );
}
