import { NativeSelect, TextInput } from '@mantine/core';
import { AUDIT_ACTIONS, auditActionName, PURPOSES } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '../../platform/format/use-format.ts';
import { purposeName } from '../../platform/session/purpose.text.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { usersQuery } from '../users/user.queries.ts';
import type { AuditFilters } from './audit.queries.ts';
import { auditText } from './audit.text.ts';

type Props = Readonly<{
  filters: AuditFilters;
  entities: readonly string[];
  onChange: (name: keyof AuditFilters, value: string) => void;
}>;

/** Words, person, action, kind of data, purpose and days; the words are searched when the reader is done with them. */
export function AuditFilterRow({ filters, entities, onChange }: Props) {
  const text = useText(auditText);
  const purposes = useText(purposeName);
  const [words, setWords] = useState(filters.text);
  const search = () => onChange('text', words.trim());
  return (
    <>
      <TextInput
        label={text.search}
        placeholder={text.searchHint}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        onBlur={search}
        onKeyDown={(event) => {
          if (event.key === 'Enter') search();
        }}
      />
      <WhoAndWhat filters={filters} onChange={onChange} />
      <NativeSelect
        label={text.entity}
        value={filters.entity}
        data={[{ value: '', label: text.all }, ...entities]}
        onChange={(event) => onChange('entity', event.currentTarget.value)}
      />
      <NativeSelect
        label={text.purpose}
        value={filters.purpose}
        data={[
          { value: '', label: text.all },
          ...PURPOSES.map((purpose) => ({ value: purpose, label: purposes[purpose] })),
        ]}
        onChange={(event) => onChange('purpose', event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={text.from}
        value={filters.from}
        onChange={(event) => onChange('from', event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={text.until}
        value={filters.until}
        onChange={(event) => onChange('until', event.currentTarget.value)}
      />
    </>
  );
}

/** Officers by their full names; actions as the sentences say them. */
function WhoAndWhat({ filters, onChange }: Pick<Props, 'filters' | 'onChange'>) {
  const text = useText(auditText);
  const { language } = useFormat();
  const users = useQuery(usersQuery).data?.users ?? [];
  const people = users.map(({ id, name, userName }) => ({ value: id, label: `${name} (${userName})` }));
  const actions = Object.keys(AUDIT_ACTIONS).map((value) => ({
    value,
    label: auditActionName(value, language),
  }));
  const byLabel = (one: { label: string }, other: { label: string }) => one.label.localeCompare(other.label);
  return (
    <>
      <NativeSelect
        label={text.who}
        value={filters.who}
        data={[
          { value: '', label: text.all },
          ...people.sort(byLabel),
          { value: 'program', label: text.program },
        ]}
        onChange={(event) => onChange('who', event.currentTarget.value)}
      />
      <NativeSelect
        label={text.action}
        value={filters.action}
        data={[{ value: '', label: text.all }, ...actions.sort(byLabel)]}
        onChange={(event) => onChange('action', event.currentTarget.value)}
      />
    </>
  );
}
