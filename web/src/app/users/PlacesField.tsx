import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type PlaceLevel, type Role, widestPlaceOf } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { areasQuery } from '../../platform/areas/area.queries.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { areaOptions } from './area-options.ts';
import { placeName, placeOf } from './place-name.ts';
import { placesText } from './places.text.ts';
import './PlacesField.css';

type Props = Readonly<{
  roles: readonly Role[];
  value: readonly string[];
  error: string | null;
  onChange: (places: readonly string[]) => void;
}>;

const HINTS: Readonly<Partial<Record<PlaceLevel, 'ofDistrict' | 'ofVillage' | 'ofRt'>>> = {
  district: 'ofDistrict',
  village: 'ofVillage',
  rt: 'ofRt',
};

/** Where a person works: the places so far, and one more. What the roles allow decides what is offered. */
export function PlacesField({ roles, value, error, onChange }: Props) {
  const text = useText(placesText);
  const areas = useQuery(areasQuery).data?.areas ?? [];
  const id = useId();
  const widest = widestPlaceOf(roles);
  const hint = widest === undefined ? 'everywhere' : (HINTS[widest] ?? 'everywhere');
  return (
    <fieldset className="places" aria-describedby={`${id}-hint ${id}-error`}>
      <legend>{text.places}</legend>
      <p id={`${id}-hint`} className="field-hint">
        {text[hint]}
      </p>
      {value.length > 0 ? (
        <ul>
          {value.map((place) => (
            <li key={place}>
              {placeName(place, areas, text)}
              <button
                type="button"
                className="text-button"
                aria-label={text.remove(placeName(place, areas, text))}
                onClick={() => onChange(value.filter((one) => one !== place))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <OneMore
        widest={widest}
        onAdd={(place) => onChange(value.includes(place) ? value : [...value, place])}
      />
      <p id={`${id}-error`} className="field-error" aria-live="polite">
        {error}
      </p>
    </fieldset>
  );
}

type OneMoreProps = Readonly<{ widest: PlaceLevel | undefined; onAdd: (place: string) => void }>;

function OneMore({ widest, onAdd }: OneMoreProps) {
  const text = useText(placesText);
  const areas = useQuery(areasQuery).data?.areas ?? [];
  const [draft, setDraft] = useState({ area: '', rw: '', rt: '' });
  const [isWrong, setWrong] = useState(false);
  const isRt = widest === 'rt';
  const add = () => {
    const place = placeOf(draft.area, isRt ? draft.rw : '', isRt ? draft.rt : '');
    const isWhole = place !== undefined && (!isRt || place.split('.').length === 6);
    setWrong(!isWhole);
    if (!isWhole) return;
    onAdd(place);
    setDraft({ ...draft, area: isRt ? draft.area : '', rt: '' });
  };
  const number = (key: 'rw' | 'rt') => (
    <TextInput
      label={text[key]}
      inputMode="numeric"
      maxLength={3}
      value={draft[key]}
      onChange={(event) => setDraft({ ...draft, [key]: event.currentTarget.value })}
    />
  );
  return (
    <>
      <div className="places-add">
        <NativeSelect
          label={isRt || widest === 'village' ? text.village : text.area}
          value={draft.area}
          data={[{ value: '', label: text.pick }, ...areaOptions(areas, widest, text.allOf)]}
          onChange={(event) => setDraft({ ...draft, area: event.currentTarget.value })}
        />
        {isRt ? number('rw') : null}
        {isRt ? number('rt') : null}
        <Button type="button" variant="default" disabled={draft.area === ''} onClick={add}>
          {text.add}
        </Button>
      </div>
      {isWrong ? <p className="field-error">{text.notNumber}</p> : null}
    </>
  );
}
