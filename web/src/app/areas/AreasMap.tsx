import type { AreaList } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import { boundariesQuery } from '../../platform/areas/area.queries.ts';
import { mapAreas } from '../../platform/areas/map-areas.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { AreaMap } from '../../ui/map/AreaMap.tsx';
import { classify } from '../../ui/map/classes.ts';
import { areasText } from './areas.text.ts';

type Props = Readonly<{
  data: AreaList;
  level: string;
  selected: string;
  onSelect: (code: string) => void;
}>;

const ONE_CLASS = classify([1], 'equal');

/** Where the areas lie; no figure is shown here, so every area has one shade. */
export function AreasMap({ data, level, selected, onSelect }: Props) {
  const text = useText(areasText);
  const boundaries = useQuery({ ...boundariesQuery, enabled: data.boundaries !== null });
  const areas = mapAreas(data.areas, level);
  const shapes = boundaries.data ?? null;
  const isDrawn = shapes?.features.some((feature) =>
    areas.some((area) => area.code === feature.properties.code),
  );
  return (
    <AreaMap
      title={text.map}
      areas={areas}
      boundaries={isDrawn ? shapes : null}
      {...(data.boundaries ? { boundariesSource: data.boundaries.source } : {})}
      values={new Map(areas.map((area) => [area.code, 1]))}
      classes={ONE_CLASS}
      format={() => ''}
      withoutValues
      selected={selected}
      onSelect={onSelect}
    />
  );
}
