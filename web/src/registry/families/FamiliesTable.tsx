import { Button } from '@mantine/core';
import type { FamilyRow } from '@pilar/contracts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { Anchor } from '../../ui/Anchor.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { rwRtOf } from './place-words.ts';
import { registerText } from './register.text.ts';
import { useWord } from './use-word.ts';

type Props = Readonly<{
  rows: readonly FamilyRow[];
  total: number;
  hasMore: boolean;
  isBusy: boolean;
  onMore: () => void;
}>;

/** Families place by place. The head's name leads to the family; nothing is sorted beyond what is shown. */
export function FamiliesTable({ rows, total, hasMore, isBusy, onMore }: Props) {
  const text = useText(registerText);
  const format = useFormat();
  const word = useWord('livelihood');
  const place = (row: FamilyRow): string => {
    const { rw, rt } = rwRtOf(row.place);
    return text.rwRt(String(Number(rw)), String(Number(rt)));
  };
  const columns: Column<FamilyRow>[] = [
    {
      key: 'head',
      header: text.head,
      isFixed: true,
      value: (row) => row.headName ?? text.noHead,
      cell: (row) => <Anchor href={`/keluarga/${row.id}`}>{row.headName ?? text.noHead}</Anchor>,
    },
    { key: 'area', header: text.area, value: (row) => row.areaName },
    { key: 'rt', header: text.rt, value: place },
    { key: 'kk', header: text.kk, isSortable: false, value: (row) => row.kkMasked },
    { key: 'size', header: text.size, kind: 'number', value: (row) => row.size },
    { key: 'desil', header: text.desil, kind: 'number', value: (row) => row.desil },
    {
      key: 'livelihood',
      header: text.livelihood,
      value: (row) => (row.livelihood === null ? null : word(row.livelihood)),
    },
    {
      key: 'programmes',
      header: text.programmes,
      isExtra: true,
      value: (row) => row.programmes.join(', ').toUpperCase(),
    },
  ];
  return (
    <div className="stack">
      <DataTable caption={text.caption} rows={rows} rowKey={(row) => row.id} columns={columns} />
      <div className="row">
        {hasMore ? (
          <Button variant="default" className="no-print" loading={isBusy} onClick={onMore}>
            {text.more}
          </Button>
        ) : null}
        <span className="small soft">{text.shown(format.number(rows.length), format.number(total))}</span>
      </div>
    </div>
  );
}
