import type { Area, AreaList } from '@pilar/contracts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import type { Column } from '../../ui/data-table-props.ts';
import { areasText } from './areas.text.ts';

type Props = Readonly<{
  data: AreaList;
  level: string;
  selected: string;
  onSelect: (code: string) => void;
}>;

export function AreasTable({ data, level, selected, onSelect }: Props) {
  const text = useText(areasText);
  const format = useFormat();
  const names = new Map(data.areas.map((area) => [area.code, area.name]));
  const centre = (area: Area) =>
    area.latitude === null || area.longitude === null
      ? null
      : `${format.number(area.latitude, 4)}; ${format.number(area.longitude, 4)}`;
  const columns: Column<Area>[] = [
    { key: 'name', header: text.name, value: (area) => area.name },
    ...(level === 'village'
      ? [
          {
            key: 'parent',
            header: text.parent,
            value: (area: Area) => names.get(area.parentCode ?? '') ?? null,
          },
        ]
      : []),
    { key: 'code', header: text.code, value: (area) => area.code },
    { key: 'bpsCode', header: text.bpsCode, value: (area) => area.bpsCode },
    { key: 'bpsName', header: text.bpsName, isExtra: true, value: (area) => area.bpsName },
    { key: 'centre', header: text.centre, isExtra: true, value: centre },
  ];
  return (
    <DataTable
      caption={text.list}
      rows={data.areas.filter((area) => area.level === level)}
      rowKey={(area) => area.code}
      columns={columns}
      initialSort={{ key: 'code', isDescending: false }}
      selected={selected}
      onSelect={onSelect}
    />
  );
}
