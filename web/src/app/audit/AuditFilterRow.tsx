import { NativeSelect, TextInput } from '@mantine/core';
import { PURPOSES } from '@pilar/contracts';
import { useState } from 'react';
import { purposeName } from '../../platform/session/purpose.text.ts';
import { useText } from '../../platform/text/dictionary.ts';
import type { AuditFilters } from './audit.queries.ts';
import { auditText } from './audit.text.ts';

type Props = Readonly<{
  filters: AuditFilters;
  entities: readonly string[];
  onChange: (name: keyof AuditFilters, value: string) => void;
}>;

/** Words, kind of data, purpose and days; the words are searched when the reader is done with them. */
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
