import { Button } from '@mantine/core';
import type { User } from '@pilar/contracts';
import { useState } from 'react';
import { asProblem } from '../../platform/api/problem.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { Confirm } from '../../ui/Confirm.tsx';
import { ProblemLine } from '../../ui/ErrorState.tsx';
import { useToast } from '../../ui/Toast.tsx';
import { useChangeUser } from './user.queries.ts';
import { usersText } from './users.text.ts';

/** Deactivates after asking, reactivates at once. Nobody is deleted. */
export function UserActivity({ user, onDone }: Readonly<{ user: User; onDone: () => void }>) {
  const text = useText(usersText);
  const toast = useToast();
  const change = useChangeUser();
  const [isAsking, setAsking] = useState(false);
  const problem = change.error === null ? null : asProblem(change.error);
  const setActive = (isActive: boolean) =>
    change.mutate(
      { id: user.id, change: { isActive } },
      {
        onSuccess: () => {
          toast.say(text.saved, 'good');
          onDone();
        },
      },
    );
  return (
    <div className="section">
      {user.isActive ? (
        <Button variant="outline" color="bata" onClick={() => setAsking(true)}>
          {text.deactivate}
        </Button>
      ) : (
        <Button variant="default" loading={change.isPending} onClick={() => setActive(true)}>
          {text.reactivate}
        </Button>
      )}
      {isAsking ? null : <ProblemLine problem={problem} />}
      <Confirm
        isOpen={isAsking}
        title={text.deactivateTitle(user.name)}
        confirmLabel={text.deactivate}
        isGrave
        isBusy={change.isPending}
        problem={problem}
        onConfirm={() => setActive(false)}
        onClose={() => setAsking(false)}
      >
        <p>{text.deactivateText}</p>
      </Confirm>
    </div>
  );
}
