import { TextInput } from '@mantine/core';
import type { PersonRow } from '@pilar/contracts';
import { useState } from 'react';
import { asProblem } from '../platform/api/problem.ts';
import { useFormat } from '../platform/format/use-format.ts';
import { useText } from '../platform/text/dictionary.ts';
import { ProblemLine } from '../ui/ErrorState.tsx';
import { PurposeGate } from '../ui/PurposeGate.tsx';
import { personSearchText } from './person-search.text.ts';
import { useFindPersons } from './protection.queries.ts';

/** Names are shared: what tells this one from the others stays beside the name. */
export type ChosenPerson = Readonly<{ id: string; name: string; marks?: string }>;
type Props = Readonly<{
  chosen: ChosenPerson | null;
  onChoose: (person: ChosenPerson | null) => void;
}>;

/** Finds the person of a request by words of the name or by NIK; what is found stands masked. */
export function PersonSearch({ chosen, onChoose }: Props) {
  const text = useText(personSearchText);
  if (chosen === null) {
    return (
      <PurposeGate>
        <Search onChoose={onChoose} />
      </PurposeGate>
    );
  }
  return (
    <div className="row">
      <span>
        {text.person}: <strong>{chosen.name}</strong>
        {chosen.marks === undefined ? null : <span className="soft"> {chosen.marks}</span>}
      </span>
      <button type="button" className="plain-button" onClick={() => onChoose(null)}>
        {text.other}
      </button>
    </div>
  );
}

function Search({ onChoose }: Pick<Props, 'onChoose'>) {
  const text = useText(personSearchText);
  const [words, setWords] = useState('');
  const { mutate, data, isPending, error } = useFindPersons();
  const search = () => {
    if (words.trim().length >= 3) mutate({ text: words.trim() });
  };
  return (
    <div className="stack">
      <TextInput
        label={text.person}
        description={text.hint}
        value={words}
        autoComplete="off"
        onChange={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          search();
        }}
      />
      <div>
        <button type="button" className="plain-button" disabled={isPending} onClick={search}>
          {text.search}
        </button>
      </div>
      <ProblemLine problem={error === null ? null : asProblem(error)} />
      <div role="status">{data === undefined ? null : <Found {...data} onChoose={onChoose} />}</div>
    </div>
  );
}

type FoundProps = Pick<Props, 'onChoose'> & Readonly<{ persons: readonly PersonRow[]; hasMore: boolean }>;

function Found({ persons, hasMore, onChoose }: FoundProps) {
  const text = useText(personSearchText);
  const format = useFormat();
  const marksOf = ({ nikMasked, age, areaName }: PersonRow): string =>
    [nikMasked ?? text.noNik, ...(age === null ? [] : [text.years(format.number(age))]), areaName].join(
      ' · ',
    );
  if (persons.length === 0) return <p>{text.nobody}</p>;
  return (
    <>
      <ul className="person-results">
        {persons.map((person) => (
          <li key={person.id}>
            <span>
              <strong>{person.name}</strong> <span className="soft">{marksOf(person)}</span>
            </span>
            <button
              type="button"
              className="plain-button"
              aria-label={text.chooseWhom(person.name)}
              onClick={() => onChoose({ id: person.id, name: person.name, marks: marksOf(person) })}
            >
              {text.choose}
            </button>
          </li>
        ))}
      </ul>
      {hasMore ? <p className="soft">{text.more}</p> : null}
    </>
  );
}
