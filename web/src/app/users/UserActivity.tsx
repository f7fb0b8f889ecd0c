import { Button } from '@mantine/core';
import type { User } from '@pilar/contracts';
import { asProblem } from '../../platform/api/problem.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { Confirm } from '../../ui/Confirm.tsx';
import { ProblemLine } from '../../ui/ErrorState.tsx';
import { useToast } from '../../ui/Toast.tsx';
import { leavingText } from './leaving.text.ts';
import { useChangeUser } from './user.queries.ts';
import { usersText } from './users.text.ts';

type Props = Readonly<{ user: User; onDone: () => void }>;

function useSetActive({ user, onDone }: Props) {
  const text = useText(usersText);
  const toast = useToast();
  const change = useChangeUser();
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
  const problem = change.error === null ? null : asProblem(change.error);
  return { setActive, problem, isBusy: change.isPending };
}

export type UserStep = 'deactivate' | 'leave' | 'move' | 'return';

/** Reactivates at once; all else is asked about first. Nobody is deleted. */
export function UserActivity({ onStep, ...props }: Props & Readonly<{ onStep: (step: UserStep) => void }>) {
  const text = useText(usersText);
  const words = useText(leavingText);
  const { setActive, problem, isBusy } = useSetActive(props);
  const { isActive, leaving } = props.user;
  if (leaving !== null) {
    return (
      <div className="section">
        <Button variant="default" onClick={() => onStep('return')}>
          {words.back}
        </Button>
      </div>
    );
  }
  return (
    <div className="section form">
      <h2>{words.title}</h2>
      <p className="soft small">{words.why}</p>
      <div className="user-access">
        {isActive ? (
          <Button variant="default" onClick={() => onStep('move')}>
            {words.move}
          </Button>
        ) : null}
        <Button variant="outline" color="bata" onClick={() => onStep('leave')}>
          {words.leave}
        </Button>
        {isActive ? (
          <Button variant="outline" color="bata" onClick={() => onStep('deactivate')}>
            {text.deactivate}
          </Button>
        ) : (
          <Button variant="default" loading={isBusy} onClick={() => setActive(true)}>
            {text.reactivate}
          </Button>
        )}
      </div>
      <ProblemLine problem={problem} />
    </div>
  );
}

/** The question, in place of the dialog it was asked from: one window at a time. */
export function ConfirmDeactivation({ onClose, ...props }: Props & Readonly<{ onClose: () => void }>) {
  const text = useText(usersText);
  const { setActive, problem, isBusy } = useSetActive(props);
  return (
    <Confirm
      isOpen
      title={text.deactivateTitle(props.user.name)}
      confirmLabel={text.deactivate}
      isGrave
      isBusy={isBusy}
      problem={problem}
      onConfirm={() => setActive(false)}
      onClose={onClose}
    >
      <p>{text.deactivateText}</p>
    </Confirm>
  );
}
