import { Button } from '@mantine/core';
import type { WaitingWork as Waiting } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { asProblem } from '../../platform/api/problem.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { ProblemLine } from '../../ui/ErrorState.tsx';
import { useToast } from '../../ui/Toast.tsx';
import { useLeavingStep, waitingQuery } from './leaving.queries.ts';
import { leavingText } from './leaving.text.ts';
import { SuccessorField } from './SuccessorField.tsx';
import { WorkGroups } from './WorkGroups.tsx';

/** What people left behind that nobody has taken over; not there when there is none. */
export function WaitingWork() {
  const text = useText(leavingText);
  const people = useQuery(waitingQuery).data?.people ?? [];
  if (people.length === 0) return null;
  return (
    <section className="section">
      <h2>{text.waiting}</h2>
      <p className="soft">{text.waitingText}</p>
      {people.map((person) => (
        <OneLeft key={person.id} person={person} />
      ))}
    </section>
  );
}

function OneLeft({ person }: Readonly<{ person: Waiting['people'][number] }>) {
  const text = useText(leavingText);
  const toast = useToast();
  const give = useLeavingStep('hand-over');
  const [to, setTo] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (to === '') return;
    give.mutate(
      { id: person.id, body: { successorId: to } },
      { onSuccess: () => toast.say(text.given, 'good') },
    );
  };
  return (
    <div className="stack-tight">
      <h3>{text.waitingOf(person.name)}</h3>
      <WorkGroups groups={person.groups} />
      <form className="places-add" onSubmit={send}>
        <SuccessorField
          label={text.giveTo}
          nobody={text.choose}
          except={person.id}
          value={to}
          onChange={setTo}
        />
        <Button type="submit" variant="default" disabled={to === ''} loading={give.isPending}>
          {text.give}
        </Button>
      </form>
      <ProblemLine problem={give.error === null ? null : asProblem(give.error)} />
    </div>
  );
}
