import { Button, PasswordInput } from '@mantine/core';
import type { OpenedLink } from '@pilar/contracts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { api } from '../../platform/api/client.ts';
import { asProblem } from '../../platform/api/problem.ts';
import { useSession } from '../../platform/session/session.queries.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { useLanguage } from '../../platform/text/language.ts';
import { ProblemLine } from '../../ui/ErrorState.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { useToast } from '../../ui/Toast.tsx';
import { PublicFrame } from '../PublicFrame.tsx';
import { PasswordWords } from '../password/PasswordWords.tsx';
import { passwordText } from '../password/password.text.ts';
import { isPasswordShort } from '../password/password-length.ts';
import { useLinkProviderOnce } from '../provider/provider.queries.ts';
import { providerText } from '../provider/provider.text.ts';
import { linkText } from './link.text.ts';

/** Behind the `#`, so that it reaches no server log and no other site. */
const tokenOfAddress = (): string => window.location.hash.slice(1);

/** A one-time link: whose it is, and the password that its holder chooses. */
export function LinkPage() {
  const text = useText(linkText);
  const [token] = useState(tokenOfAddress);
  const query = useQuery({
    queryKey: ['one-time-link', token],
    queryFn: () => api.post<OpenedLink>('/session/link/open', { token }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <PublicFrame>
      <title>{`${text.title} · Pilar`}</title>
      <div className="stack">
        <h1>{text.title}</h1>
        <QueryView query={query}>{(link) => <ChoosePassword link={link} token={token} />}</QueryView>
      </div>
    </PublicFrame>
  );
}

function ChoosePassword({ link, token }: Readonly<{ link: OpenedLink; token: string }>) {
  const text = useText(linkText);
  const words = useText(passwordText);
  const provider = useSession()?.provider;
  const language = useLanguage();
  const toast = useToast();
  const navigate = useNavigate();
  const [draft, setDraft] = useState({ next: '', again: '' });
  const [isTried, setTried] = useState(false);
  const use = useMutation({
    mutationFn: (password: string) => api.post<OpenedLink>('/session/link', { token, password }),
  });
  const problem = use.error === null ? null : asProblem(use.error);
  const isWeak = problem?.code === 'password-weak';
  const faults = {
    next: isPasswordShort(draft.next) ? words.short : null,
    again: draft.again === draft.next ? null : text.differs,
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (faults.next || faults.again) return;
    use.mutate(draft.next, {
      onSuccess: () => {
        toast.say(text.done, 'good');
        void navigate({ href: '/masuk' });
      },
    });
  };
  const field = (name: 'next' | 'again', description?: ReactNode) => (
    <PasswordInput
      label={text[name]}
      {...(description ? { description } : {})}
      autoComplete="new-password"
      value={draft[name]}
      error={(isTried ? faults[name] : null) ?? (name === 'next' && isWeak ? problem.say(language) : null)}
      visibilityToggleButtonProps={{ 'aria-label': text.show }}
      onChange={(event) => setDraft({ ...draft, [name]: event.currentTarget.value })}
    />
  );
  return (
    <form className="form" onSubmit={send} noValidate>
      <p>{text.greeting(link.name, link.userName)}</p>
      {field('next', <PasswordWords value={draft.next} />)}
      {field('again')}
      {isWeak ? null : <ProblemLine problem={problem} />}
      <div>
        <Button type="submit" loading={use.isPending}>
          {text.set}
        </Button>
      </div>
      {provider === undefined ? null : <InsteadOfPassword name={provider} token={token} />}
    </form>
  );
}

function InsteadOfPassword({ name, token }: Readonly<{ name: string; token: string }>) {
  const text = useText(providerText);
  const link = useLinkProviderOnce();
  return (
    <div className="form">
      <p className="soft">{text.or}</p>
      <div>
        <Button
          variant="default"
          loading={link.isPending || link.isSuccess}
          onClick={() => link.mutate({ token })}
        >
          {text.linkOnce(name)}
        </Button>
      </div>
      <ProblemLine problem={link.error === null ? null : asProblem(link.error)} />
    </div>
  );
}
