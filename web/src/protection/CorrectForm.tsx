import { Button, Textarea, TextInput } from '@mantine/core';
import { CorrectSubject, type SubjectRequestDetail } from '@pilar/contracts';
import { useState } from 'react';
import { asProblem } from '../platform/api/problem.ts';
import { useText } from '../platform/text/dictionary.ts';
import { ProblemLine } from '../ui/ErrorState.tsx';
import { correctText } from './person-search.text.ts';
import { useCorrectSubject } from './protection.queries.ts';

const FIELDS = ['name', 'birthDate', 'nik', 'phone'] as const;
const NOTHING = { name: '', birthDate: '', nik: '', phone: '', reason: '' };

/** Carries out a request to correct; only what is filled in changes. */
export function CorrectForm({ request }: { request: SubjectRequestDetail }) {
  const text = useText(correctText);
  const correct = useCorrectSubject(request.id);
  const [draft, setDraft] = useState(NOTHING);
  const [isWrong, setWrong] = useState(false);
  const change = (name: keyof typeof draft, value: string) =>
    setDraft((before) => ({ ...before, [name]: value }));
  const send = () => {
    const filled = FIELDS.filter((name) => draft[name].trim() !== '');
    const changes = Object.fromEntries(filled.map((name) => [name, draft[name].trim()]));
    const read = CorrectSubject.safeParse({ changes, reason: draft.reason });
    setWrong(!read.success || filled.length === 0);
    if (read.success && filled.length > 0) correct.mutate(read.data, { onSuccess: () => setDraft(NOTHING) });
  };
  return (
    <section className="form no-print" aria-label={text.title}>
      <h2>{text.title}</h2>
      <p className="soft">{text.hint}</p>
      {FIELDS.map((name) => (
        <TextInput
          key={name}
          type={name === 'birthDate' ? 'date' : 'text'}
          label={text[name]}
          value={draft[name]}
          autoComplete="off"
          onChange={(event) => change(name, event.currentTarget.value)}
        />
      ))}
      <Textarea
        label={text.reason}
        rows={2}
        value={draft.reason}
        error={isWrong ? text.wrong : null}
        onChange={(event) => change('reason', event.currentTarget.value)}
      />
      <ProblemLine problem={correct.error === null ? null : asProblem(correct.error)} />
      <div>
        <Button variant="default" onClick={send} loading={correct.isPending}>
          {text.save}
        </Button>
      </div>
    </section>
  );
}
