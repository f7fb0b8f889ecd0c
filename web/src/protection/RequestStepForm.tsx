import { Button, Textarea } from '@mantine/core';
import { type RequestState, StepSubjectRequest, type SubjectRequestDetail } from '@pilar/contracts';
import { useState } from 'react';
import { asProblem } from '../platform/api/problem.ts';
import { useText } from '../platform/text/dictionary.ts';
import { ProblemLine } from '../ui/ErrorState.tsx';
import { type ChosenPerson, PersonSearch } from './PersonSearch.tsx';
import { personSearchText } from './person-search.text.ts';
import { useStepRequest } from './protection.queries.ts';
import { requestsText } from './requests.text.ts';

/** What may come next, with the one text that step needs. */
export function RequestStepForm({ request }: { request: SubjectRequestDetail }) {
  const text = useText(requestsText);
  const step = useStepRequest(request.id);
  const [note, setNote] = useState('');
  const words = useText(personSearchText);
  const [person, setPerson] = useState<ChosenPerson | null>(
    request.personId === null ? null : { id: request.personId, name: words.chosen },
  );
  const [isTried, setTried] = useState(false);
  const isChecked = request.identityNote !== null;
  const begin = () => {
    setNote('');
    setTried(false);
  };
  const send = (state: RequestState) => {
    setTried(true);
    const read = StepSubjectRequest.safeParse({ state, note, personId: person?.id ?? null });
    if (read.success) step.mutate(read.data, { onSuccess: begin });
  };
  return (
    <section className="form no-print" aria-label={text.nextStep}>
      <PersonSearch chosen={person} onChoose={setPerson} />
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
