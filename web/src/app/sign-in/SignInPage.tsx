import { Button, PasswordInput, TextInput } from '@mantine/core';
import type { Session } from '@pilar/contracts';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { useAddressPart } from '../../platform/address/use-address.ts';
import { type ApiProblem, asProblem } from '../../platform/api/problem.ts';
import { useSession, useSignIn } from '../../platform/session/session.queries.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { useLanguage } from '../../platform/text/language.ts';
import { Anchor } from '../../ui/Anchor.tsx';
import { ProblemLine } from '../../ui/ErrorState.tsx';
import { PublicFrame } from '../PublicFrame.tsx';
import { ProviderSignIn } from '../provider/ProviderSignIn.tsx';
import { safeReturn } from '../return-address.ts';
import { CodeForm } from './CodeForm.tsx';
import { signInText } from './sign-in.text.ts';

/** Sign-in. A wrong password is said beside the field; the page that was asked for comes back afterwards. */
export function SignInPage() {
  const text = useText(signInText);
  const [back] = useAddressPart('kembali', '/');
  const navigate = useNavigate();
  const session = useSession();
  const isCityMissing = session !== undefined && session.city === null;
  const enter = () => void navigate({ href: safeReturn(back) });
  useEffect(() => {
    if (isCityMissing) void navigate({ href: '/mulai' });
  }, [isCityMissing, navigate]);
  return (
    <PublicFrame>
      <title>{`${text.title} · Pilar`}</title>
      <div className="stack">
        <h1>{text.title}</h1>
        {session?.hasEnded ? <p role="status">{text.sessionEnded}</p> : null}
        {back === '/' ? null : <p className="soft">{text.ended}</p>}
        {session?.awaitsCode ? <CodeForm onDone={enter} /> : <SignInForm onDone={enter} />}
        {session?.provider === undefined || session.awaitsCode ? null : (
          <ProviderSignIn name={session.provider} returnTo={safeReturn(back)} />
        )}
        <p className="small soft">
          {text.help} <Anchor href="/bantuan-https">{text.helpLink}</Anchor>
        </p>
      </div>
    </PublicFrame>
  );
}

function SignInForm({ onDone }: { onDone: () => void }) {
  const text = useText(signInText);
  const language = useLanguage();
  const signIn = useSignIn();
  const [userName, setUserName] = useState('');
  const [password, setPassword] = useState('');
  const [isTried, setTried] = useState(false);
  const problem: ApiProblem | null = signIn.error === null ? null : asProblem(signIn.error);
  const isWrong = problem?.code === 'sign-in-failed';
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (userName.trim() === '' || password === '') return;
    // Without a user the second step comes next, on this page.
    const enter = (entered: Session) => (entered.user === null ? undefined : onDone());
    signIn.mutate({ userName: userName.trim(), password }, { onSuccess: enter });
  };
  const missing = (value: string, sentence: string) => (isTried && value.trim() === '' ? sentence : null);
  return (
    <form className="form" onSubmit={send} noValidate>
      <TextInput
        label={text.userName}
        description={text.userNameHint}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        value={userName}
        error={missing(userName, text.userNameMissing)}
        onChange={(event) => setUserName(event.currentTarget.value)}
      />
      <PasswordInput
        label={text.password}
        autoComplete="current-password"
        value={password}
        error={missing(password, text.passwordMissing) ?? (isWrong ? problem.say(language) : null)}
        visibilityToggleButtonProps={{ 'aria-label': text.show }}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {isWrong ? null : <ProblemLine problem={problem} />}
      <div>
        <Button type="submit" loading={signIn.isPending}>
          {text.submit}
        </Button>
      </div>
    </form>
  );
}
