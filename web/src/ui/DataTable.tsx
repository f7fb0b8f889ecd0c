import { useMemo, useState } from 'react';
import { useFormat } from '../platform/format/use-format.ts';
import { useText } from '../platform/text/dictionary.ts';
import { ColumnChoice } from './ColumnChoice.tsx';
import { DataTableBody } from './DataTableBody.tsx';
import type { Column, DataTableProps, Sort } from './data-table-props.ts';
import { Icon } from './Icon.tsx';
import { sortRows } from './sort-rows.ts';
import { uiText } from './ui.text.ts';
import './DataTable.css';

export type { Column } from './data-table-props.ts';

/** A table as planners work with it: sticky head, sort, keyboard, column choice, a total that says what it totals. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const text = useText(uiText);
  const format = useFormat();
  const [sort, setSort] = useState<Sort | null>(props.initialSort ?? null);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(
    () => new Set(props.columns.filter((column) => column.isExtra).map((column) => column.key)),
  );
  const columns = props.columns.filter((column) => !hidden.has(column.key));
  const rows = useMemo(
    () => sortRows(props.rows, props.columns, sort, format.language),
    [props.rows, props.columns, sort, format.language],
  );
  const flip = (key: string, kind: string | undefined) =>
    setSort((before) => {
      if (before?.key === key) return { key, isDescending: !before.isDescending };
      return { key, isDescending: kind === 'number' };
    });
  const hasChoice = props.columns.some((column) => column.isExtra) || props.columns.length > 6;
  return (
    <div className="data-table" data-density={props.density}>
      <div className="data-table-bar">
        <p className={props.isCaptionHidden ? 'only-heard' : 'data-table-caption'} aria-hidden="true">
          {props.caption} <span className="soft small">{text.rows(format.number(rows.length))}</span>
        </p>
        <div className="row no-print">
          {hasChoice ? <ColumnChoice columns={props.columns} hidden={hidden} onChange={setHidden} /> : null}
          {props.tools}
        </div>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="data-table-scroll" tabIndex={0} aria-label={props.caption}>
        <table role={props.onSelect ? 'grid' : undefined}>
          <caption className="only-heard">{props.caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <HeadCell key={column.key} column={column} sort={sort} onSort={flip} />
              ))}
            </tr>
          </thead>
          <DataTableBody {...props} columns={columns} rows={rows} />
          {props.totals ? <TotalsRow columns={columns} totals={props.totals} /> : null}
        </table>
      </section>
      {props.note ? <p className="data-table-note">{props.note}</p> : null}
    </div>
  );
}

type HeadProps<Row> = Readonly<{
  column: Column<Row>;
  sort: Sort | null;
  onSort: (key: string, kind: string | undefined) => void;
}>;

function HeadCell<Row>({ column, sort, onSort }: HeadProps<Row>) {
  const text = useText(uiText);
  const isSorted = sort?.key === column.key;
  const order = isSorted ? (sort.isDescending ? 'descending' : 'ascending') : undefined;
  const isSortable = column.isSortable !== false && column.kind !== 'action';
  return (
    <th scope="col" data-kind={column.kind ?? 'text'} aria-sort={order}>
      {isSortable ? (
        <button
          type="button"
          onClick={() => onSort(column.key, column.kind)}
          title={text.sortBy(column.header)}
        >
          {column.header}
          <span className="data-table-sort" data-on={isSorted}>
            <Icon name={isSorted ? (sort.isDescending ? 'down' : 'up') : 'sort'} size={11} />
          </span>
        </button>
      ) : column.kind === 'action' ? (
        <span className="only-heard">{column.header}</span>
      ) : (
        column.header
      )}
    </th>
  );
}

function TotalsRow<Row>({
  columns,
  totals,
}: {
  columns: readonly Column<Row>[];
  totals: NonNullable<DataTableProps<Row>['totals']>;
}) {
  return (
    <tfoot>
      <tr>
        {columns.map((column, index) =>
          index === 0 ? (
            <th key={column.key} scope="row">
              {totals.label}
            </th>
          ) : (
            <td key={column.key} data-kind={column.kind ?? 'text'}>
              {totals.cells[column.key] ?? ''}
            </td>
          ),
        )}
      </tr>
    </tfoot>
  );
}
