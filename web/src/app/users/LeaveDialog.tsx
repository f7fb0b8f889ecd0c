import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { LEAVING_REASONS, type LeavingReason, type User } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { asProblem } from '../../platform/api/problem.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProblemLine } from '../../ui/ErrorState.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { useToast } from '../../ui/Toast.tsx';
import { useLeavingStep, workQuery } from './leaving.queries.ts';
import { leavingReason, leavingText } from './leaving.text.ts';
import { SuccessorField } from './SuccessorField.tsx';
import { cityToday } from './today.ts';
import { WorkGroups } from './WorkGroups.tsx';

type Props = Readonly<{ user: User; onDone: () => void; onClose: () => void }>;

const isReason = (value: string): value is LeavingReason =>
  LEAVING_REASONS.some((reason) => reason === value);

/** Why, when and to whom, with all that waits for the person before it is confirmed. */
export function LeaveDialog({ user, onDone, onClose }: Props) {
  const text = useText(leavingText);
  const reasons = useText(leavingReason);
  const toast = useToast();
  const leave = useLeavingStep('leave');
  const [reason, setReason] = useState<LeavingReason>('moved-unit');
  const [note, setNote] = useState('');
  const [lastDay, setLastDay] = useState(cityToday);
  const [successor, setSuccessor] = useState('');
  const [isTried, setTried] = useState(false);
  const isNoteMissing = reason === 'other' && note.trim().length < 5;
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isNoteMissing || lastDay === '') return;
    const body = { reason, note: note.trim(), lastDay, successorId: successor === '' ? null : successor };
    leave.mutate(
      { id: user.id, body },
      {
        onSuccess: () => {
          toast.say(text.left(user.name), 'good');
          onDone();
        },
      },
    );
  };
  return (
    <Dialog isOpen title={text.leaveOf(user.name)} onClose={onClose}>
      <form className="form" onSubmit={send} noValidate>
        <p>{text.leaveText}</p>
        <NativeSelect
          label={text.reason}
          value={reason}
          data={LEAVING_REASONS.map((value) => ({ value, label: reasons[value] }))}
          onChange={({ currentTarget: { value } }) => (isReason(value) ? setReason(value) : undefined)}
        />
        <Textarea
          label={text.note}
          description={text.noteHint}
          rows={2}
          maxLength={500}
          value={note}
          error={isTried && isNoteMissing ? text.noteMissing : null}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <TextInput
          label={text.lastDay}
          description={text.lastDayHint}
          type="date"
          value={lastDay}
          error={isTried && lastDay === '' ? text.lastDayMissing : null}
          onChange={(event) => setLastDay(event.currentTarget.value)}
        />
        <SuccessorField
          label={text.successor}
          nobody={text.noSuccessor}
          except={user.id}
          value={successor}
          onChange={setSuccessor}
        />
        <WorkBefore userId={user.id} outcome={successor === '' ? 'unclaimed' : 'handedOver'} />
        <ProblemLine problem={leave.error === null ? null : asProblem(leave.error)} />
        <div>
          <Button type="submit" color="bata" loading={leave.isPending}>
            {text.leave}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

type WorkProps = Readonly<{ userId: string; outcome?: 'handedOver' | 'unclaimed' }>;

/** What waits for somebody, and what becomes of it. */
export function WorkBefore({ userId, ...rest }: WorkProps) {
  const text = useText(leavingText);
  const query = useQuery(workQuery(userId));
  return (
    <section className="stack-tight" aria-label={text.work}>
      <h3>{text.work}</h3>
      <QueryView query={query} isEmpty={(data) => data.groups.length === 0} empty={<p>{text.noWork}</p>}>
        {({ groups }) => <WorkGroups groups={groups} {...rest} />}
      </QueryView>
    </section>
  );
}
