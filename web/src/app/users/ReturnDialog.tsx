import { Button, Textarea } from '@mantine/core';
import type { User } from '@pilar/contracts';
import { type FormEvent, useState } from 'react';
import { asProblem } from '../../platform/api/problem.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProblemLine } from '../../ui/ErrorState.tsx';
import { useToast } from '../../ui/Toast.tsx';
import { useLeavingStep } from './leaving.queries.ts';
import { leavingText } from './leaving.text.ts';

type Props = Readonly<{ user: User; onDone: () => void; onClose: () => void }>;

/** Undoes a leaving, with the reason. */
export function ReturnDialog({ user, onDone, onClose }: Props) {
  const text = useText(leavingText);
  const toast = useToast();
  const back = useLeavingStep('return');
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const isShort = reason.trim().length < 5;
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isShort) return;
    back.mutate(
      { id: user.id, body: { reason: reason.trim() } },
      {
        onSuccess: () => {
          toast.say(text.returned(user.name), 'good');
          onDone();
        },
      },
    );
  };
  return (
    <Dialog isOpen title={text.backOf(user.name)} onClose={onClose}>
      <form className="form" onSubmit={send} noValidate>
        <p>{text.backText}</p>
        <Textarea
          label={text.reason}
          rows={2}
          maxLength={500}
          data-autofocus
          value={reason}
          error={isTried && isShort ? text.reasonShort : null}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ProblemLine problem={back.error === null ? null : asProblem(back.error)} />
        <div>
          <Button type="submit" loading={back.isPending}>
            {text.back}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
