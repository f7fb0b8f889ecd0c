import { NativeSelect } from '@mantine/core';
import type { RegisterChoices } from '@pilar/contracts';
import { useText } from '../../platform/text/dictionary.ts';
import { villageOf } from './place-words.ts';
import { registerText } from './register.text.ts';
import { useWord } from './use-word.ts';

type Part = 'wilayah' | 'desil' | 'mata-pencaharian';
type Props = Readonly<{
  choices: RegisterChoices;
  place: string;
  desil: string;
  livelihood: string;
  onChange: (part: Part, value: string | null) => void;
}>;

/** Place, desil and livelihood; each stands in the address. Only places of the reader are offered. */
export function FamilyFilters({ choices, place, desil, livelihood, onChange }: Props) {
  const text = useText(registerText);
  const word = useWord('livelihood');
  const village = villageOf(place);
  const area = choices.areas.find(({ code }) => code === village);
  const desils = Array.from({ length: 10 }, (_, index) => String(index + 1));
  const orNull = (value: string): string | null => (value === '' ? null : value);
  return (
    <>
      <NativeSelect
        label={text.area}
        value={area?.code ?? ''}
        data={[
          { value: '', label: text.anyArea },
          ...choices.areas.map(({ code, name }) => ({ value: code, label: name })),
        ]}
        onChange={(event) => onChange('wilayah', orNull(event.currentTarget.value))}
      />
      {area ? (
        <NativeSelect
          label={text.rt}
          value={area.rts.some((rt) => rt.place === place) ? place : area.code}
          data={[
            { value: area.code, label: text.anyRt },
            ...area.rts.map((rt) => ({ value: rt.place, label: text.rwRt(String(rt.rw), String(rt.rt)) })),
          ]}
          onChange={(event) => onChange('wilayah', event.currentTarget.value)}
        />
      ) : null}
      <NativeSelect
        label={text.desil}
        value={desil}
        data={[
          { value: '', label: text.anyDesil },
          ...desils.map((value) => ({ value, label: text.desilOf(value) })),
          { value: 'none', label: text.noDesil },
        ]}
        onChange={(event) => onChange('desil', orNull(event.currentTarget.value))}
      />
      <NativeSelect
        label={text.livelihood}
        value={livelihood}
        data={[
          { value: '', label: text.anyLivelihood },
          ...choices.livelihoods.map((value) => ({ value, label: word(value) })),
        ]}
        onChange={(event) => onChange('mata-pencaharian', orNull(event.currentTarget.value))}
      />
    </>
  );
}
