import { Button, Textarea } from '@mantine/core';
import type { ServiceToken } from '@pilar/contracts';
import { type FormEvent, useState } from 'react';
import { asProblem } from '../../platform/api/problem.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProblemLine } from '../../ui/ErrorState.tsx';
import { useToast } from '../../ui/Toast.tsx';
import { useEndToken } from './token.queries.ts';
import { tokensText } from './tokens.text.ts';

type Props = Readonly<{ token: ServiceToken; onClose: () => void }>;

/** Ends a token with the reason; for one that ended with its owner it says that nothing takes its place. */
export function EndTokenDialog({ token, onClose }: Props) {
  const text = useText(tokensText);
  const toast = useToast();
  const end = useEndToken();
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const isShort = reason.trim().length < 5;
  const isSettling = token.needsSuccessor;
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isShort) return;
    end.mutate(
      { id: token.id, body: { reason: reason.trim() } },
      {
        onSuccess: () => {
          toast.say(isSettling ? text.settled : text.ended(token.name), 'good');
          onClose();
        },
      },
    );
  };
  return (
    <Dialog
      isOpen
      title={isSettling ? text.notNeededTitle(token.name) : text.endTitle(token.name)}
      onClose={onClose}
    >
      <form className="form" onSubmit={send} noValidate>
        {isSettling ? null : <p>{text.endText}</p>}
        <Textarea
          label={text.reason}
          rows={2}
          maxLength={300}
          data-autofocus
          value={reason}
          error={isTried && isShort ? text.reasonShort : null}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ProblemLine problem={end.error === null ? null : asProblem(end.error)} />
        <div>
          <Button type="submit" color={isSettling ? 'nila' : 'bata'} loading={end.isPending}>
            {isSettling ? text.notNeeded : text.end}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
