import { Button, PasswordInput, TextInput } from '@mantine/core';
import type { ChangeUser, User } from '@pilar/contracts';
import { type FormEvent, useState } from 'react';
import { asProblem, fieldOf } from '../../platform/api/problem.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { useLanguage } from '../../platform/text/language.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProblemLine } from '../../ui/ErrorState.tsx';
import { useToast } from '../../ui/Toast.tsx';
import { PasswordWords } from '../password/PasswordWords.tsx';
import { isPasswordShort } from '../password/password-length.ts';
import { LeaveDialog } from './LeaveDialog.tsx';
import { MoveDialog } from './MoveDialog.tsx';
import { PlacesField } from './PlacesField.tsx';
import { placesText } from './places.text.ts';
import { ReturnDialog } from './ReturnDialog.tsx';
import { RolesField } from './RolesField.tsx';
import { UserAccess } from './UserAccess.tsx';
import { ConfirmDeactivation, UserActivity, type UserStep } from './UserActivity.tsx';
import { useChangeUser } from './user.queries.ts';
import { isPlaceMissing } from './user-draft.ts';
import { usersText } from './users.text.ts';

type Props = Readonly<{ user: User; onClose: () => void }>;

/** In place of the dialog they are asked from: one window at a time. */
const STEPS = {
  deactivate: ConfirmDeactivation,
  leave: LeaveDialog,
  move: MoveDialog,
  return: ReturnDialog,
} as const satisfies Record<UserStep, unknown>;

/** Name and roles, password, activity: each saved by its own button. */
export function ChangeUserDialog({ user, onClose }: Props) {
  const text = useText(usersText);
  const [step, setStep] = useState<UserStep | null>(null);
  if (step !== null) {
    const Step = STEPS[step];
    return <Step user={user} onDone={onClose} onClose={() => setStep(null)} />;
  }
  return (
    <Dialog isOpen title={text.changeOf(user.name)} onClose={onClose}>
      <div className="stack">
        <NameAndRoles user={user} onDone={onClose} />
        {user.isActive ? <UserAccess user={user} /> : null}
        <ResetPassword user={user} onDone={onClose} />
        <UserActivity user={user} onDone={onClose} onStep={setStep} />
      </div>
    </Dialog>
  );
}

type PartProps = Readonly<{ user: User; onDone: () => void }>;

function useSaving(user: User, onDone: () => void) {
  const toast = useToast();
  const change = useChangeUser();
  const save = (body: ChangeUser, sentence: string) =>
    change.mutate(
      { id: user.id, change: body },
      {
        onSuccess: () => {
          toast.say(sentence, 'good');
          onDone();
        },
      },
    );
  const problem = change.error === null ? null : asProblem(change.error);
  return { save, problem, isBusy: change.isPending };
}

function NameAndRoles({ user, onDone }: PartProps) {
  const text = useText(usersText);
  const placeWords = useText(placesText);
  const language = useLanguage();
  const { save, problem, isBusy } = useSaving(user, onDone);
  const [name, setName] = useState(user.name);
  const [roles, setRoles] = useState(user.roles);
  const [places, setPlaces] = useState<readonly string[]>(user.places);
  const isNowhere = isPlaceMissing(roles, places);
  const isPlaceRefused = fieldOf(problem) === 'places';
  const isReady = name.trim() !== '' && roles.length > 0 && !isNowhere;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) save({ name: name.trim(), roles, places: [...places] }, text.saved);
  };
  return (
    <form className="form" onSubmit={send} noValidate>
      <TextInput
        label={text.name}
        value={name}
        error={name.trim() === '' ? text.nameMissing : null}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <RolesField value={roles} error={roles.length === 0 ? text.rolesMissing : null} onChange={setRoles} />
      <PlacesField
        roles={roles}
        value={places}
        error={isNowhere ? placeWords.missing : isPlaceRefused && problem ? problem.say(language) : null}
        onChange={setPlaces}
      />
      {isPlaceRefused ? null : <ProblemLine problem={problem} />}
      <div>
        <Button type="submit" loading={isBusy}>
          {text.save}
        </Button>
      </div>
    </form>
  );
}

function ResetPassword({ user, onDone }: PartProps) {
  const text = useText(usersText);
  const { save, problem, isBusy } = useSaving(user, onDone);
  const [password, setPassword] = useState('');
  const [isTried, setTried] = useState(false);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isPasswordShort(password)) save({ password }, text.resetDone);
  };
  return (
    <form className="section form" onSubmit={send} noValidate>
      <h2>{text.resetPassword}</h2>
      <PasswordInput
        label={text.newPassword}
        description={<PasswordWords value={password} hint={text.passwordHint} />}
        autoComplete="new-password"
        value={password}
        error={isTried && isPasswordShort(password) ? text.passwordShort : null}
        visibilityToggleButtonProps={{ 'aria-label': text.showPassword }}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <ProblemLine problem={problem} />
      <div>
        <Button type="submit" variant="default" loading={isBusy}>
          {text.resetPassword}
        </Button>
      </div>
    </form>
  );
}
