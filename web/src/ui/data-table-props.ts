import type { ReactNode } from 'react';

export type Sort = Readonly<{ key: string; isDescending: boolean }>;

export type Column<Row> = Readonly<{
  key: string;
  header: string;
  /** Numbers stand right with tabular figures; text left. */
  kind?: 'text' | 'number' | 'action';
  /** What is sorted, exported and shown when `cell` is absent. Null is `belum tersedia`. */
  value: (row: Row) => string | number | null;
  cell?: (row: Row) => ReactNode;
  decimals?: number;
  /** Hidden until chosen. */
  isExtra?: boolean;
  isFixed?: boolean;
  isSortable?: boolean;
}>;

export type DataTableProps<Row> = Readonly<{
  /** Names the table, for the eye and the ear. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** The last line; its label says what it totals. */
  totals?: Readonly<{ label: string; cells: Readonly<Record<string, ReactNode>> }>;
  initialSort?: Sort;
  selected?: string | null;
  onSelect?: (key: string) => void;
  density?: 'compact' | 'touch';
  /** Buttons beside the caption, for example export. */
  tools?: ReactNode;
  /** Source and as-of date under the table. */
  note?: ReactNode;
  isCaptionHidden?: boolean;
}>;
