import type { DesilTable } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { areasQuery, boundariesQuery } from '../platform/areas/area.queries.ts';
import { mapAreas } from '../platform/areas/map-areas.ts';
import { useFormat } from '../platform/format/use-format.ts';
import { useText } from '../platform/text/dictionary.ts';
import { AreaMap } from '../ui/map/AreaMap.tsx';
import { classify } from '../ui/map/classes.ts';
import { QueryView } from '../ui/QueryView.tsx';
import { desilText } from './desil.text.ts';
import { type DesilRange, familiesIn } from './desil-range.ts';
import { useRangeWords } from './use-range-words.ts';

type Props = Readonly<{
  table: DesilTable;
  range: DesilRange;
  selected: string;
  onSelect: (code: string) => void;
}>;

/** The counts in five shades of one hue, by official boundaries where they are imported, else as tiles. */
export function DesilMap({ table, range, selected, onSelect }: Props) {
  const text = useText(desilText);
  const format = useFormat();
  const words = useRangeWords(range);
  const areas = useQuery(areasQuery);
  const hasBoundaries = areas.data?.boundaries != null;
  const boundaries = useQuery({ ...boundariesQuery, enabled: hasBoundaries });
  const values = useMemo(
    () =>
      new Map(
        table.rows.flatMap((row) => {
          const count = familiesIn(row, range);
          return count === null ? [] : [[row.areaCode, count] as const];
        }),
      ),
    [table.rows, range],
  );
  const classes = useMemo(() => classify(values.values(), 'quantile'), [values]);
  return (
    <QueryView query={areas}>
      {(data) => {
        const shown = mapAreas(data.areas, table.level);
        const shapes = boundaries.data ?? null;
        const isDrawn = shapes?.features.some((feature) => values.has(feature.properties.code));
        return (
          <AreaMap
            title={text.caption(words, table.level === 'village' ? text.villageWord : text.districtWord)}
            areas={shown}
            boundaries={isDrawn ? shapes : null}
            {...(data.boundaries ? { boundariesSource: data.boundaries.source } : {})}
            values={values}
            classes={classes}
            format={(value) => format.number(value)}
            selected={selected}
            onSelect={onSelect}
          />
        );
      }}
    </QueryView>
  );
}
