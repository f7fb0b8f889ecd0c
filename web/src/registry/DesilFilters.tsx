import { NativeSelect } from '@mantine/core';
import { useText } from '../platform/text/dictionary.ts';
import type { Level } from './desil.queries.ts';
import { desilText } from './desil.text.ts';
import { DESILS, type DesilRange, withEnd } from './desil-range.ts';

type Props = Readonly<{
  level: Level;
  range: DesilRange;
  onLevel: (level: string) => void;
  onRange: (range: DesilRange) => void;
}>;

export function DesilFilters({ level, range, onLevel, onRange }: Props) {
  const text = useText(desilText);
  const desils = DESILS.map(String);
  return (
    <>
      <NativeSelect
        label={text.level}
        value={level}
        data={[
          { value: 'village', label: text.village },
          { value: 'district', label: text.district },
        ]}
        onChange={(event) => onLevel(event.currentTarget.value)}
      />
      {(['low', 'high'] as const).map((end) => (
        <NativeSelect
          key={end}
          label={end === 'low' ? text.from : text.to}
          value={String(range[end])}
          data={desils}
          onChange={(event) => onRange(withEnd(range, end, Number(event.currentTarget.value)))}
        />
      ))}
    </>
  );
}
