import { Button, Textarea, TextInput } from '@mantine/core';
import type { User } from '@pilar/contracts';
import { type FormEvent, useState } from 'react';
import { asProblem, fieldOf } from '../../platform/api/problem.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { useLanguage } from '../../platform/text/language.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProblemLine } from '../../ui/ErrorState.tsx';
import { useToast } from '../../ui/Toast.tsx';
import { WorkBefore } from './LeaveDialog.tsx';
import { useLeavingStep } from './leaving.queries.ts';
import { leavingText } from './leaving.text.ts';
import { PlacesField } from './PlacesField.tsx';
import { placesText } from './places.text.ts';
import { RolesField } from './RolesField.tsx';
import { SuccessorField } from './SuccessorField.tsx';
import { cityToday } from './today.ts';
import { isPlaceMissing } from './user-draft.ts';
import { usersText } from './users.text.ts';

type Props = Readonly<{ user: User; onDone: () => void; onClose: () => void }>;

/** Other roles, places or unit, with reason and day; the sessions end, so that nothing of before stays open. */
export function MoveDialog({ user, onDone, onClose }: Props) {
  const text = useText(leavingText);
  const words = useText(usersText);
  const placeWords = useText(placesText);
  const language = useLanguage();
  const toast = useToast();
  const move = useLeavingStep('move');
  const [draft, setDraft] = useState(() => ({
    ...{ reason: '', on: cityToday(), unit: user.unit ?? '', successor: '' },
    ...{ roles: user.roles, places: user.places as readonly string[] },
  }));
  const [isTried, setTried] = useState(false);
  const change = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const isReasonShort = draft.reason.trim().length < 5;
  const isNowhere = isPlaceMissing(draft.roles, draft.places);
  const problem = move.error === null ? null : asProblem(move.error);
  const field = fieldOf(problem);
  const ofField = (name: string) => (field === name && problem ? problem.say(language) : null);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isReasonShort || draft.on === '' || draft.roles.length === 0 || isNowhere) return;
    const unit = draft.unit.trim();
    const body = {
      ...{ reason: draft.reason.trim(), on: draft.on, roles: [...draft.roles], places: [...draft.places] },
      unit: unit === '' ? null : unit,
      successorId: draft.successor === '' ? null : draft.successor,
    };
    move.mutate(
      { id: user.id, body },
      {
        onSuccess: () => {
          toast.say(text.moved(user.name), 'good');
          onDone();
        },
      },
    );
  };
  return (
    <Dialog isOpen title={text.moveOf(user.name)} onClose={onClose}>
      <form className="form" onSubmit={send} noValidate>
        <p>{text.moveText}</p>
        <Textarea
          label={text.moveReason}
          description={text.moveReasonHint}
          rows={2}
          maxLength={500}
          value={draft.reason}
          error={isTried && isReasonShort ? text.reasonShort : null}
          onChange={(event) => change({ reason: event.currentTarget.value })}
        />
        <TextInput
          label={text.on}
          type="date"
          value={draft.on}
          error={ofField('on')}
          onChange={(event) => change({ on: event.currentTarget.value })}
        />
        <TextInput
          label={text.unit}
          maxLength={120}
          value={draft.unit}
          onChange={(event) => change({ unit: event.currentTarget.value })}
        />
        <RolesField
          value={draft.roles}
          error={draft.roles.length === 0 ? words.rolesMissing : null}
          onChange={(roles) => change({ roles })}
        />
        <PlacesField
          roles={draft.roles}
          value={draft.places}
          error={isNowhere ? placeWords.missing : ofField('places')}
          onChange={(places) => change({ places })}
        />
        <SuccessorField
          label={text.successor}
          nobody={text.keepsWork}
          except={user.id}
          value={draft.successor}
          onChange={(successor) => change({ successor })}
        />
        <WorkBefore userId={user.id} {...(draft.successor === '' ? {} : { outcome: 'handedOver' })} />
        {field === 'on' || field === 'places' ? null : <ProblemLine problem={problem} />}
        <div>
          <Button type="submit" loading={move.isPending}>
            {text.move}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
