import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { AddSubjectRequest, REQUEST_KINDS } from '@pilar/contracts';
import { useState } from 'react';
import { asProblem } from '../platform/api/problem.ts';
import { useText } from '../platform/text/dictionary.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { ProblemLine } from '../ui/ErrorState.tsx';
import { type ChosenPerson, PersonSearch } from './PersonSearch.tsx';
import { useAddRequest } from './protection.queries.ts';
import { requestsText } from './requests.text.ts';

const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Jakarta' }).format(new Date());

/** The form that a resident's request becomes at the counter. */
export function AddRequestDialog({ onClose }: { onClose: () => void }) {
  const text = useText(requestsText);
  const add = useAddRequest();
  const [draft, setDraft] = useState({
    ...{ kind: 'see', askerName: '', askerContact: '', relation: '', details: '' },
    receivedOn: today(),
  });
  const [isTried, setTried] = useState(false);
  const [person, setPerson] = useState<ChosenPerson | null>(null);
  const read = AddSubjectRequest.safeParse({ ...draft, personId: person?.id ?? null });
  const fieldsWrong = new Set(read.success ? [] : read.error.issues.map((issue) => String(issue.path[0])));
  const change = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const said = (field: string, sentence: string) => (isTried && fieldsWrong.has(field) ? sentence : null);
  const send = () => {
    setTried(true);
    if (read.success) add.mutate(read.data, { onSuccess: onClose });
  };
  const line = (field: 'askerName' | 'askerContact' | 'relation', label: string, description?: string) => (
    <TextInput
      label={label}
      description={description}
      value={draft[field]}
      error={said(field, text.missing)}
      onChange={(event) => change({ [field]: event.currentTarget.value })}
    />
  );
  return (
    <Dialog isOpen title={text.add} onClose={onClose}>
      <div className="form">
        <NativeSelect
          label={text.kind}
          value={draft.kind}
          data={REQUEST_KINDS.map((kind) => ({ value: kind, label: text[kind] }))}
          onChange={(event) => change({ kind: event.currentTarget.value })}
        />
        {line('askerName', text.asker)}
        {line('askerContact', text.contact)}
        {line('relation', text.relation, text.relationHint)}
        <Textarea
          label={text.details}
          rows={3}
          value={draft.details}
          error={said('details', text.missing)}
          onChange={(event) => change({ details: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={text.receivedOn}
          value={draft.receivedOn}
          error={said('receivedOn', text.missing)}
          onChange={(event) => change({ receivedOn: event.currentTarget.value })}
        />
        <PersonSearch chosen={person} onChoose={setPerson} />
        <ProblemLine problem={add.error === null ? null : asProblem(add.error)} />
        <div>
          <Button onClick={send} loading={add.isPending}>
            {text.add}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
