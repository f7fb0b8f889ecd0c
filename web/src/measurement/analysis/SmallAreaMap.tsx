import type { AreaEstimate } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { areasQuery, boundariesQuery } from '../../platform/areas/area.queries.ts';
import { mapAreas } from '../../platform/areas/map-areas.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { AreaMap } from '../../ui/map/AreaMap.tsx';
import { classify } from '../../ui/map/classes.ts';
import { QueryView } from '../../ui/QueryView.tsx';
import { figureOf } from './area-shown.ts';
import { areasText } from './areas.text.ts';

type Props = Readonly<{
  areas: readonly AreaEstimate[];
  isModel: boolean;
  title: string;
  say: (value: number | null) => string;
  selected: string;
  onSelect: (code: string) => void;
}>;

/** Colour is the value, stripes are uncertainty: an area that looks sure is sure. */
export function SmallAreaMap({ areas, isModel, title, say, selected, onSelect }: Props) {
  const text = useText(areasText);
  const known = useQuery(areasQuery);
  const hasBoundaries = known.data?.boundaries != null;
  const boundaries = useQuery({ ...boundariesQuery, enabled: hasBoundaries });
  const figures = useMemo(
    () => new Map(areas.map((area) => [area.areaCode, figureOf(area, isModel)])),
    [areas, isModel],
  );
  const values = new Map([...figures].map(([code, figure]) => [code, figure?.value ?? null]));
  const uncertain = new Set(
    [...figures].flatMap(([code, figure]) => (figure?.rseClass === 'caution' ? [code] : [])),
  );
  const more = (code: string) => {
    const figure = figures.get(code);
    if (figure?.value == null) return null;
    return text.value(say(figure.value), say(figure.ciLow), say(figure.ciHigh));
  };
  return (
    <QueryView query={known}>
      {(data) => (
        <AreaMap
          title={title}
          areas={mapAreas(data.areas, 'village')}
          boundaries={boundaries.data ?? null}
          {...(data.boundaries ? { boundariesSource: data.boundaries.source } : {})}
          values={values}
          classes={classify(values.values(), 'quantile')}
          format={(value) => say(value)}
          missingWord={text.withheld}
          uncertain={{ codes: uncertain, label: text.uncertain }}
          sayMore={more}
          selected={selected}
          onSelect={onSelect}
        />
      )}
    </QueryView>
  );
}
