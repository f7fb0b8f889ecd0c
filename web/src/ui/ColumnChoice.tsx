import { Checkbox, Popover } from '@mantine/core';
import { useText } from '../platform/text/dictionary.ts';
import { Icon } from './Icon.tsx';
import { uiText } from './ui.text.ts';

type Choosable = Readonly<{ key: string; header: string; isFixed?: boolean }>;
type Props = Readonly<{
  columns: readonly Choosable[];
  hidden: ReadonlySet<string>;
  onChange: (hidden: ReadonlySet<string>) => void;
}>;

/** Which columns are shown. The first stays: it names the row. */
export function ColumnChoice({ columns, hidden, onChange }: Props) {
  const text = useText(uiText);
  const flip = (key: string) => {
    const next = new Set(hidden);
    if (!next.delete(key)) next.add(key);
    onChange(next);
  };
  return (
    <Popover position="bottom-end" trapFocus shadow="md" withinPortal={false}>
      <Popover.Target>
        <button type="button" className="plain-button">
          <Icon name="menu" size={12} /> {text.columns}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={text.columns}>
        <div className="column-choice">
          {columns
            .slice(1)
            .map((column) =>
              column.isFixed || column.header === '' ? null : (
                <Checkbox
                  key={column.key}
                  size="sm"
                  label={column.header}
                  checked={!hidden.has(column.key)}
                  onChange={() => flip(column.key)}
                />
              ),
            )}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
