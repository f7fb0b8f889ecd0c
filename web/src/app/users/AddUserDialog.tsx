import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { asProblem, fieldOf } from '../../platform/api/problem.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { useLanguage } from '../../platform/text/language.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProblemLine } from '../../ui/ErrorState.tsx';
import { useToast } from '../../ui/Toast.tsx';
import { PasswordWords } from '../password/PasswordWords.tsx';
import { PlacesField } from './PlacesField.tsx';
import { placesText } from './places.text.ts';
import { RolesField } from './RolesField.tsx';
import { useAddUser } from './user.queries.ts';
import { emptyUser, readUserDraft, type UserDraft, type UserField } from './user-draft.ts';
import { usersText } from './users.text.ts';

type Props = Readonly<{ isOpen: boolean; onClose: () => void }>;

export function AddUserDialog({ isOpen, onClose }: Props) {
  const text = useText(usersText);
  return (
    <Dialog isOpen={isOpen} title={text.add} onClose={onClose}>
      <AddUserForm onDone={onClose} />
    </Dialog>
  );
}

function AddUserForm({ onDone }: { onDone: () => void }) {
  const text = useText(usersText);
  const placeWords = useText(placesText);
  const language = useLanguage();
  const toast = useToast();
  const add = useAddUser();
  const [draft, setDraft] = useState<UserDraft>(emptyUser);
  const [isTried, setTried] = useState(false);
  const read = readUserDraft(draft);
  const problem = add.error === null ? null : asProblem(add.error);
  const isTaken = problem?.code === 'user-name-taken';
  const isWeak = problem?.code === 'password-weak';
  const field = fieldOf(problem);
  const ofField = (name: UserField) => (field === name && problem ? problem.say(language) : null);
  const isBeside = isTaken || isWeak || field === 'places' || field === 'email';
  const change = (part: Partial<UserDraft>) => setDraft((before) => ({ ...before, ...part }));
  const said = (field: UserField, sentence: string) => (isTried && read.faults.has(field) ? sentence : null);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (read.body === null) return;
    add.mutate(read.body, {
      onSuccess: (user) => {
        toast.say(text.added(user.name), 'good');
        onDone();
      },
    });
  };
  return (
    <form className="form" onSubmit={send} noValidate>
      <TextInput
        label={text.name}
        data-autofocus
        value={draft.name}
        error={said('name', text.nameMissing)}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <TextInput
        label={text.userName}
        description={text.userNameHint}
        autoCapitalize="none"
        autoComplete="off"
        value={draft.userName}
        error={said('userName', text.userNameWrong) ?? (isTaken ? problem.say(language) : null)}
        onChange={(event) => change({ userName: event.currentTarget.value })}
      />
      <TextInput
        label={text.email}
        type="email"
        value={draft.email}
        error={said('email', text.emailWrong) ?? ofField('email')}
        onChange={(event) => change({ email: event.currentTarget.value })}
      />
      <RolesField
        value={draft.roles}
        error={said('roles', text.rolesMissing)}
        onChange={(roles) => change({ roles })}
      />
      <PlacesField
        roles={draft.roles}
        value={draft.places}
        error={said('places', placeWords.missing) ?? ofField('places')}
        onChange={(places) => change({ places })}
      />
      <PasswordInput
        label={text.password}
        description={<PasswordWords value={draft.password} hint={text.firstPasswordHint} />}
        autoComplete="new-password"
        value={draft.password}
        error={said('password', text.passwordShort) ?? (isWeak ? problem.say(language) : null)}
        visibilityToggleButtonProps={{ 'aria-label': text.showPassword }}
        onChange={(event) => change({ password: event.currentTarget.value })}
      />
      {isBeside ? null : <ProblemLine problem={problem} />}
      <div>
        <Button type="submit" loading={add.isPending}>
          {text.add}
        </Button>
      </div>
    </form>
  );
}
