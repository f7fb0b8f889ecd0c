import type { DesilRow, DesilTable } from '@pilar/contracts';
import { useFormat } from '../platform/format/use-format.ts';
import { useText } from '../platform/text/dictionary.ts';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { desilText } from './desil.text.ts';
import { DESILS, type DesilRange, familiesIn } from './desil-range.ts';
import { useRangeWords } from './use-range-words.ts';

type Props = Readonly<{
  table: DesilTable;
  range: DesilRange;
  selected: string;
  onSelect: (code: string) => void;
}>;

/** The counts, most first. Single desil are there to be chosen; the total is that of the city. */
export function DesilCounts({ table, range, selected, onSelect }: Props) {
  const text = useText(desilText);
  const format = useFormat();
  const words = useRangeWords(range);
  const say = (count: number | null) => (count === null ? text.guarded : format.number(count));
  const counted = (
    key: string,
    header: string,
    value: (row: DesilRow) => number | null,
  ): Column<DesilRow> => ({ key, header, kind: 'number', value, cell: (row) => say(value(row)) });
  const isVillage = table.level === 'village';
  const whole = table.total.areaName === '' ? text.allShown : text.total(table.total.areaName);
  const totalLabel = table.total.isPartial ? text.totalHere : whole;
  const columns: Column<DesilRow>[] = [
    {
      key: 'area',
      header: text.area,
      value: (row) => row.areaName,
      cell: (row) => (
        <span className="desil-area" data-code={row.areaCode}>
          {row.areaName}
          {row.isPartial ? <span className="small soft">{text.partial}</span> : null}
          {isVillage && row.parentName ? <span className="small soft">{row.parentName}</span> : null}
        </span>
      ),
    },
    {
      key: 'range',
      header: text.capital(words),
      kind: 'number',
      value: (row) => familiesIn(row, range),
      cell: (row) => <strong>{say(familiesIn(row, range))}</strong>,
    },
    counted('families', text.families, (row) => row.families),
    counted('unranked', text.unranked, (row) => row.unranked),
    counted('persons', text.persons, (row) => row.persons),
    ...DESILS.map((desil) => ({
      ...counted(`desil ${desil}`, text.desil(String(desil)), (row) => row.byDesil[desil - 1] ?? null),
      isExtra: true,
    })),
    { key: 'code', header: text.code, isExtra: true, value: (row) => row.areaCode },
  ];
  return (
    <DataTable
      caption={text.caption(words, isVillage ? text.villageWord : text.districtWord)}
      rows={table.rows}
      rowKey={(row) => row.areaCode}
      columns={columns}
      initialSort={{ key: 'range', isDescending: true }}
      selected={selected}
      onSelect={onSelect}
      totals={{
        label: totalLabel,
        cells: totalsOf(table.total, range, say),
      }}
      note={<TableNote table={table} />}
    />
  );
}

function totalsOf(total: DesilRow, range: DesilRange, say: (count: number | null) => string) {
  const single = DESILS.map((desil) => [`desil ${desil}`, say(total.byDesil[desil - 1] ?? null)]);
  return {
    range: say(familiesIn(total, range)),
    families: say(total.families),
    unranked: say(total.unranked),
    persons: say(total.persons),
    ...Object.fromEntries(single),
  };
}

function TableNote({ table }: { table: DesilTable }) {
  const text = useText(desilText);
  const format = useFormat();
  const parts = [
    table.asOf === null ? null : text.asOf(format.date(table.asOf)),
    table.desilVersion === null ? null : text.version(table.desilVersion),
  ].filter((part) => part !== null);
  const source = parts.length === 0 ? '' : ` ${text.capital(parts.join(', '))}.`;
  return `${text.note}${source}`;
}
