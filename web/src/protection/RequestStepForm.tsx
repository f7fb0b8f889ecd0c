import { Button, Textarea, TextInput } from '@mantine/core';
import { type RequestState, StepSubjectRequest, type SubjectRequestDetail } from '@pilar/contracts';
import { useState } from 'react';
import { asProblem } from '../platform/api/problem.ts';
import { useText } from '../platform/text/dictionary.ts';
import { ProblemLine } from '../ui/ErrorState.tsx';
import { useStepRequest } from './protection.queries.ts';
import { requestsText } from './requests.text.ts';

/** What may come next, with the one text that step needs. */
export function RequestStepForm({ request }: { request: SubjectRequestDetail }) {
  const text = useText(requestsText);
  const step = useStepRequest(request.id);
  const [note, setNote] = useState('');
  const [personId, setPersonId] = useState(request.personId ?? '');
  const [isTried, setTried] = useState(false);
  const isChecked = request.identityNote !== null;
  const person = personId.trim() === '' ? null : personId.trim();
  const send = (state: RequestState) => {
    setTried(true);
    const read = StepSubjectRequest.safeParse({ state, note, personId: person });
    if (read.success) step.mutate(read.data, { onSuccess: () => setNote('') });
  };
  const isPersonWrong = !StepSubjectRequest.safeParse({ state: 'identified', note: 'x', personId: person })
    .success;
  return (
    <section className="form no-print" aria-label={text.steps}>
      <TextInput
        label={text.person}
        description={text.personHint}
        value={personId}
        error={isTried && isPersonWrong ? text.personWrong : null}
        onChange={(event) => setPersonId(event.currentTarget.value)}
      />
      <Textarea
        label={isChecked ? text.answerNote : text.identityNote}
        rows={4}
        value={note}
        error={isTried && note.trim() === '' ? text.missing : null}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <ProblemLine problem={step.error === null ? null : asProblem(step.error)} />
      <div className="row">
        {isChecked ? (
          <>
            <Button onClick={() => send('answered')} loading={step.isPending}>
              {text.answer}
            </Button>
            {request.state === 'identified' ? (
              <Button variant="default" onClick={() => send('in-work')}>
                {text.work}
              </Button>
            ) : null}
          </>
        ) : (
          <Button onClick={() => send('identified')} loading={step.isPending}>
            {text.identify}
          </Button>
        )}
        <Button variant="default" onClick={() => send('refused')}>
          {text.refuse}
        </Button>
      </div>
    </section>
  );
}
