import { Button, PasswordInput } from '@mantine/core';
import type { ChangePassword, Session } from '@pilar/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { api } from '../../platform/api/client.ts';
import { asProblem } from '../../platform/api/problem.ts';
import { sessionQuery } from '../../platform/session/session.queries.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { useLanguage } from '../../platform/text/language.ts';
import { ProblemLine } from '../../ui/ErrorState.tsx';
import { useToast } from '../../ui/Toast.tsx';
import { PasswordWords } from '../password/PasswordWords.tsx';
import { passwordText } from '../password/password.text.ts';
import { isPasswordShort } from '../password/password-length.ts';
import { accountText } from './account.text.ts';

function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ChangePassword) => api.post<Session>('/session/password', body),
    onSuccess: (session) => client.setQueryData(sessionQuery.queryKey, session),
  });
}

const empty = { current: '', next: '', again: '' } as const;
type Draft = Readonly<Record<keyof typeof empty, string>>;

export function ChangePasswordForm() {
  const text = useText(accountText);
  const words = useText(passwordText);
  const language = useLanguage();
  const toast = useToast();
  const change = useChangePassword();
  const [draft, setDraft] = useState<Draft>(empty);
  const [isTried, setTried] = useState(false);
  const problem = change.error === null ? null : asProblem(change.error);
  const isCurrentWrong = problem?.code === 'sign-in-failed';
  const isWeak = problem?.code === 'password-weak';
  const faults = {
    current: draft.current === '' ? text.currentMissing : null,
    next: isPasswordShort(draft.next) ? words.short : null,
    again: draft.again === draft.next ? null : text.differs,
  };
  const fromServer = {
    current: isCurrentWrong ? problem.say(language) : null,
    next: isWeak ? problem.say(language) : null,
    again: null,
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (faults.current || faults.next || faults.again) return;
    change.mutate(
      { current: draft.current, next: draft.next },
      {
        onSuccess: () => {
          setDraft(empty);
          setTried(false);
          toast.say(text.changed, 'good');
        },
      },
    );
  };
  const field = (name: keyof typeof empty, autoComplete: string, description?: ReactNode) => (
    <PasswordInput
      label={text[name]}
      {...(description ? { description } : {})}
      autoComplete={autoComplete}
      value={draft[name]}
      error={(isTried ? faults[name] : null) ?? fromServer[name]}
      visibilityToggleButtonProps={{ 'aria-label': text.show }}
      onChange={(event) => setDraft({ ...draft, [name]: event.currentTarget.value })}
    />
  );
  return (
    <form className="form" onSubmit={send} noValidate>
      {field('current', 'current-password')}
      {field('next', 'new-password', <PasswordWords value={draft.next} />)}
      {field('again', 'new-password')}
      {isCurrentWrong || isWeak ? null : <ProblemLine problem={problem} />}
      <div>
        <Button type="submit" loading={change.isPending}>
          {text.change}
        </Button>
      </div>
    </form>
  );
}
