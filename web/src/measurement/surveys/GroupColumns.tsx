import { Checkbox, TextInput } from '@mantine/core';
import type { SurveyColumn } from '@pilar/contracts';
import { useState } from 'react';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { columnsText } from './columns.text.ts';
import { groupCandidates, type MappingDraft, MOST_GROUP_COLUMNS } from './mapping-draft.ts';

type Props = Readonly<{
  columns: readonly SurveyColumn[];
  draft: MappingDraft;
  onDraft: (draft: MappingDraft) => void;
}>;

const MANY = 12;

/** Which columns tell groups apart; a long file has a search over them. */
export function GroupColumns({ columns, draft, onDraft }: Props) {
  const text = useText(columnsText);
  const format = useFormat();
  const [wanted, setWanted] = useState('');
  const candidates = groupCandidates(columns, draft);
  const shown = candidates.filter(({ name }) => name.toLowerCase().includes(wanted.trim().toLowerCase()));
  const chosen = candidates.filter(({ name }) => draft.groups.includes(name)).length;
  const flip = (name: string) => {
    const isIn = draft.groups.includes(name);
    const groups = isIn ? draft.groups.filter((one) => one !== name) : [...draft.groups, name];
    onDraft({ ...draft, groups });
  };
  return (
    <fieldset className="group-columns">
      <legend>{text.groups}</legend>
      <p className="small soft">{text.groupsHint}</p>
      {candidates.length > MANY ? (
        <TextInput
          className="group-find"
          label={text.groupsFind}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
      ) : null}
      {candidates.length === 0 ? <p>{text.groupsNone}</p> : null}
      {candidates.length > 0 && shown.length === 0 ? <p role="status">{text.groupsNotFound}</p> : null}
      <div className="group-list">
        {shown.map((column) => (
          <Checkbox
            key={column.name}
            label={column.name}
            description={`${text.values(format.number(column.distinct))}: ${column.samples.slice(0, 3).join(', ')}`}
            checked={draft.groups.includes(column.name)}
            disabled={!draft.groups.includes(column.name) && chosen >= MOST_GROUP_COLUMNS}
            onChange={() => flip(column.name)}
          />
        ))}
      </div>
      {candidates.length > 0 ? (
        <p className="small soft" aria-live="polite">
          {text.groupsChosen(format.number(chosen), format.number(MOST_GROUP_COLUMNS))}
        </p>
      ) : null}
    </fieldset>
  );
}
