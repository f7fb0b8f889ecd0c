import { Button, Textarea } from '@mantine/core';
import { type Breach, ChangeBreach } from '@pilar/contracts';
import { useState } from 'react';
import { asProblem } from '../platform/api/problem.ts';
import { useText } from '../platform/text/dictionary.ts';
import { ProblemLine } from '../ui/ErrorState.tsx';
import { BreachFields } from './BreachFields.tsx';
import { breachesText } from './breaches.text.ts';
import { countOf } from './person-count.ts';
import { useChangeBreach, useCloseBreach } from './protection.queries.ts';
import { protectionText } from './protection.text.ts';

/** Fills in what became known, dates the notices, and closes. */
export function BreachForm({ breach }: { breach: Breach }) {
  const words = useText(protectionText);
  const text = useText(breachesText);
  const change = useChangeBreach(breach.id);
  const close = useCloseBreach(breach.id);
  const [draft, setDraft] = useState({
    ...{ happened: breach.happened, how: breach.how, dataKinds: breach.dataKinds, done: breach.done },
    personCount: breach.personCount === null ? '' : String(breach.personCount),
  });
  const [note, setNote] = useState('');
  const put = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const read = ChangeBreach.safeParse({ ...draft, personCount: countOf(draft.personCount) });
  const problem = change.error ?? close.error;
  return (
    <section className="form no-print" aria-label={words.save}>
      <BreachFields draft={draft} personCountError={read.success ? null : text.missing} onChange={put} />
      <ProblemLine problem={problem === null ? null : asProblem(problem)} />
      <div className="row">
        <Button disabled={!read.success} onClick={() => read.success && change.mutate(read.data)}>
          {words.save}
        </Button>
        {breach.authorityNotifiedAt === null ? (
          <Button variant="default" onClick={() => change.mutate({ isAuthorityNotified: true })}>
            {text.markAuthority}
          </Button>
        ) : null}
        {breach.personsNotifiedAt === null ? (
          <Button variant="default" onClick={() => change.mutate({ arePersonsNotified: true })}>
            {text.markPersons}
          </Button>
        ) : null}
      </div>
      <Textarea
        label={text.closeNote}
        rows={3}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div>
        <Button
          variant="default"
          disabled={note.trim() === ''}
          onClick={() => close.mutate({ note })}
          loading={close.isPending}
        >
          {text.close}
        </Button>
      </div>
    </section>
  );
}
