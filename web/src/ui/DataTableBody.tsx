import type { KeyboardEvent } from 'react';
import { useFormat } from '../platform/format/use-format.ts';
import type { Column, DataTableProps } from './data-table-props.ts';

function step(event: KeyboardEvent<HTMLTableRowElement>) {
  const row = event.currentTarget;
  const steps: Readonly<Record<string, Element | null | undefined>> = {
    ArrowDown: row.nextElementSibling,
    ArrowUp: row.previousElementSibling,
    Home: row.parentElement?.firstElementChild,
    End: row.parentElement?.lastElementChild,
  };
  const target = steps[event.key];
  if (!(target instanceof HTMLElement)) return;
  event.preventDefault();
  target.focus();
}

/** Rows. Where they can be selected, arrows move between them and Enter or space selects. */
export function DataTableBody<Row>(props: DataTableProps<Row>) {
  const { rows, columns, rowKey, selected, onSelect } = props;
  return (
    <tbody>
      {rows.map((row, index) => {
        const key = rowKey(row);
        const cells = columns.map((column, at) => (
          <Cell key={column.key} row={row} column={column} at={at} />
        ));
        if (!onSelect) return <tr key={key}>{cells}</tr>;
        const isFocusable = selected ? selected === key : index === 0;
        return (
          <tr
            key={key}
            tabIndex={isFocusable ? 0 : -1}
            aria-selected={selected === key}
            data-selectable=""
            onClick={() => onSelect(key)}
            onKeyDown={(event) => {
              if (event.target !== event.currentTarget) return;
              if (event.key === 'Enter' || event.key === ' ') {
                event.preventDefault();
                onSelect(key);
              } else step(event);
            }}
          >
            {cells}
          </tr>
        );
      })}
    </tbody>
  );
}

function Cell<Row>({ row, column, at }: { row: Row; column: Column<Row>; at: number }) {
  const format = useFormat();
  const value = column.value(row);
  const plain = typeof value === 'number' ? format.number(value, column.decimals ?? 0) : value;
  const shown = column.cell ? column.cell(row) : (plain ?? <span className="soft">{format.missing}</span>);
  if (at === 0) {
    return (
      <th scope="row" data-kind={column.kind ?? 'text'}>
        {shown}
      </th>
    );
  }
  return <td data-kind={column.kind ?? 'text'}>{shown}</td>;
}
