import { Button, PasswordInput, TextInput } from '@mantine/core';
import type { SetupState } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { asProblem } from '../../platform/api/problem.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { Anchor } from '../../ui/Anchor.tsx';
import { ProblemLine } from '../../ui/ErrorState.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { PublicFrame } from '../PublicFrame.tsx';
import { PasswordWords } from '../password/PasswordWords.tsx';
import { CityStep } from './CityStep.tsx';
import { setupText } from './setup.text.ts';
import {
  type DraftField,
  emptyDraft,
  faultsOf,
  OTHER,
  type SetupDraft,
  type StepProps,
  setupQuery,
  useSetUp,
} from './setup-form.ts';

/** The first page of a new city: which city, who runs it. */
export function SetupPage() {
  const text = useText(setupText);
  const query = useQuery(setupQuery);
  return (
    <PublicFrame>
      <title>{`${text.title} · Pilar`}</title>
      <div className="stack">
        <h1>{text.title}</h1>
        <QueryView query={query}>
          {(state) => (state.isNeeded ? <SetupForm state={state} /> : <AlreadyDone />)}
        </QueryView>
      </div>
    </PublicFrame>
  );
}

function AlreadyDone() {
  const text = useText(setupText);
  return (
    <p>
      {text.done} <Anchor href="/masuk">{text.toSignIn}</Anchor>
    </p>
  );
}

function SetupForm({ state }: { state: SetupState }) {
  const text = useText(setupText);
  const navigate = useNavigate();
  const setUp = useSetUp();
  const [draft, setDraft] = useState<SetupDraft>({
    ...emptyDraft,
    shipped: state.shippedCities[0]?.code ?? OTHER,
  });
  const [isTried, setTried] = useState(false);
  const faults = isTried ? faultsOf(draft, state.needsCode) : [];
  const change = (part: Partial<SetupDraft>) => setDraft((before) => ({ ...before, ...part }));
  const said = (field: DraftField, sentence: string) => (faults.includes(field) ? sentence : null);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (faultsOf(draft, state.needsCode).length > 0) return;
    setUp.mutate(draft, { onSuccess: () => void navigate({ href: '/' }) });
  };
  return (
    <form onSubmit={send} noValidate className="stack">
      <p>{text.sentence}</p>
      <ol className="steps">
        <CityStep state={state} draft={draft} change={change} said={said} />
        <AdministratorStep draft={draft} change={change} said={said} />
        <li>
          <h2>{text.start}</h2>
          <div className="form">
            <p className="soft">{text.startText}</p>
            {state.needsCode ? (
              <TextInput
                label={text.setupCode}
                description={text.setupCodeHint}
                autoComplete="off"
                value={draft.setupCode}
                error={said('setupCode', text.setupCodeMissing)}
                onChange={(event) => change({ setupCode: event.currentTarget.value })}
              />
            ) : null}
            <ProblemLine problem={setUp.error === null ? null : asProblem(setUp.error)} />
            <div>
              <Button type="submit" loading={setUp.isPending}>
                {text.submit}
              </Button>
            </div>
          </div>
        </li>
      </ol>
    </form>
  );
}

function AdministratorStep({ draft, change, said }: StepProps) {
  const text = useText(setupText);
  return (
    <li>
      <h2>{text.administrator}</h2>
      <div className="form">
        <p className="soft">{text.administratorText}</p>
        <TextInput
          label={text.person}
          autoComplete="name"
          value={draft.person}
          error={said('person', text.personMissing)}
          onChange={(event) => change({ person: event.currentTarget.value })}
        />
        <TextInput
          label={text.userName}
          description={text.userNameHint}
          autoComplete="username"
          autoCapitalize="none"
          value={draft.userName}
          error={said('userName', text.userNameWrong)}
          onChange={(event) => change({ userName: event.currentTarget.value })}
        />
        <PasswordInput
          label={text.password}
          description={<PasswordWords value={draft.password} />}
          autoComplete="new-password"
          value={draft.password}
          error={said('password', text.passwordShort)}
          visibilityToggleButtonProps={{ 'aria-label': text.showPassword }}
          onChange={(event) => change({ password: event.currentTarget.value })}
        />
      </div>
    </li>
  );
}
