import { Textarea, TextInput } from '@mantine/core';
import { useText } from '../platform/text/dictionary.ts';
import { breachesText } from './breaches.text.ts';

const TOLD = ['happened', 'how', 'dataKinds', 'done'] as const;
export type BreachDraft = Readonly<Record<(typeof TOLD)[number] | 'personCount', string>>;

type Props = Readonly<{
  draft: BreachDraft;
  personCountError: string | null;
  onChange: (part: Partial<BreachDraft>) => void;
}>;

/** What is known of a breach: the same questions when it is reported and while more comes to light. */
export function BreachFields({ draft, personCountError, onChange }: Props) {
  const text = useText(breachesText);
  return (
    <>
      {TOLD.map((field) => (
        <Textarea
          key={field}
          label={text[field]}
          rows={3}
          value={draft[field]}
          onChange={(event) => onChange({ [field]: event.currentTarget.value })}
        />
      ))}
      <TextInput
        label={text.personCount}
        description={text.personHint}
        inputMode="numeric"
        value={draft.personCount}
        error={personCountError}
        onChange={(event) => onChange({ personCount: event.currentTarget.value })}
      />
    </>
  );
}
