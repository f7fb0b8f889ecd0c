import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type MadeServiceToken, purposesOf, SERVICE_PERMISSIONS, type ServiceToken } from '@pilar/contracts';
import { type FormEvent, useState } from 'react';
import { asProblem } from '../../platform/api/problem.ts';
import { purposeName } from '../../platform/session/purpose.text.ts';
import { useUser } from '../../platform/session/session.queries.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProblemLine } from '../../ui/ErrorState.tsx';
import { PrintSheet } from '../../ui/PrintSheet.tsx';
import { PlacesField } from '../users/PlacesField.tsx';
import { useMakeToken } from './token.queries.ts';
import { draftFrom, readTokenDraft, seesFamilies, type TokenDraft, type TokenField } from './token-draft.ts';
import { tokenPermissionText, tokensText } from './tokens.text.ts';

type Props = Readonly<{ before: ServiceToken | null; onClose: () => void }>;

/** Makes a token and shows its text once. */
export function AddTokenDialog({ before, onClose }: Props) {
  const text = useText(tokensText);
  const [made, setMade] = useState<MadeServiceToken | null>(null);
  return (
    <Dialog isOpen title={made?.token.name ?? text.add} onClose={onClose}>
      {made === null ? (
        <AddTokenForm before={before} onMade={setMade} />
      ) : (
        <ShownOnce made={made} onClose={onClose} />
      )}
    </Dialog>
  );
}

function ShownOnce({ made, onClose }: Readonly<{ made: MadeServiceToken; onClose: () => void }>) {
  const text = useText(tokensText);
  return (
    <div className="stack">
      <PrintSheet copy={made.text}>
        <p>{text.once}</p>
        <p className="token-text">
          <code>{made.text}</code>
        </p>
        <p className="small">{text.howTo}</p>
        <p className="small token-text">
          <code>Authorization: Bearer {made.token.hint}…</code>
        </p>
      </PrintSheet>
      <div>
        <Button onClick={onClose}>{text.done}</Button>
      </div>
    </div>
  );
}

type FormProps = Readonly<{ before: ServiceToken | null; onMade: (made: MadeServiceToken) => void }>;

function AddTokenForm({ before, onMade }: FormProps) {
  const text = useText(tokensText);
  const user = useUser();
  const make = useMakeToken();
  const [draft, setDraft] = useState<TokenDraft>(() => draftFrom(before));
  const [isTried, setTried] = useState(false);
  const { body, faults } = readTokenDraft(draft, before?.id ?? null);
  const change = (part: Partial<TokenDraft>) => setDraft((old) => ({ ...old, ...part }));
  const said = (field: TokenField, sentence: string) => (isTried && faults.has(field) ? sentence : null);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (body !== null) make.mutate(body, { onSuccess: onMade });
  };
  return (
    <form className="form" onSubmit={send} noValidate>
      <TextInput
        label={text.name}
        description={text.nameHint}
        data-autofocus
        maxLength={80}
        value={draft.name}
        error={said('name', text.nameMissing)}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <Textarea
        label={text.usedFor}
        rows={2}
        maxLength={300}
        value={draft.usedFor}
        error={said('usedFor', text.usedForMissing)}
        onChange={(event) => change({ usedFor: event.currentTarget.value })}
      />
      <ScopeField
        value={draft.permissions}
        error={said('permissions', text.permissionsMissing)}
        onChange={(permissions) => change({ permissions })}
      />
      {seesFamilies(draft.permissions) ? (
        <PlacesField
          roles={user?.roles ?? []}
          value={draft.places}
          error={said('places', text.placesMissing)}
          onChange={(places) => change({ places })}
        />
      ) : null}
      {draft.permissions.includes('registry.read') ? (
        <PurposeField
          value={draft.purpose}
          error={said('purpose', text.purposeMissing)}
          onChange={(purpose) => change({ purpose })}
        />
      ) : null}
      <TextInput
        label={text.days}
        description={text.daysHint}
        inputMode="numeric"
        maxLength={3}
        value={draft.days}
        error={said('days', text.daysWrong)}
        onChange={(event) => change({ days: event.currentTarget.value })}
      />
      <ProblemLine problem={make.error === null ? null : asProblem(make.error)} />
      <div>
        <Button type="submit" loading={make.isPending}>
          {text.add}
        </Button>
      </div>
    </form>
  );
}

type ScopeProps = Readonly<{
  value: TokenDraft['permissions'];
  error: string | null;
  onChange: (permissions: TokenDraft['permissions']) => void;
}>;

/** What the maker holds themselves; the rest is shown and cannot be chosen. */
function ScopeField({ value, error, onChange }: ScopeProps) {
  const text = useText(tokensText);
  const names = useText(tokenPermissionText);
  const held = useUser()?.permissions ?? [];
  return (
    <Checkbox.Group
      label={text.permissions}
      description={text.permissionsHint}
      error={error}
      value={[...value]}
      onChange={(chosen) => onChange(SERVICE_PERMISSIONS.filter((permission) => chosen.includes(permission)))}
    >
      <div className="form">
        {SERVICE_PERMISSIONS.map((permission) => (
          <Checkbox
            key={permission}
            value={permission}
            label={names[permission]}
            disabled={!held.includes(permission)}
          />
        ))}
      </div>
    </Checkbox.Group>
  );
}

type PurposeProps = Readonly<{ value: string; error: string | null; onChange: (purpose: string) => void }>;

function PurposeField({ value, error, onChange }: PurposeProps) {
  const text = useText(tokensText);
  const names = useText(purposeName);
  const purposes = purposesOf(useUser()?.roles ?? []);
  return (
    <NativeSelect
      label={text.purpose}
      value={value}
      error={error}
      data={[
        { value: '', label: '…' },
        ...purposes.map((purpose) => ({ value: purpose, label: names[purpose] })),
      ]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
