import type { DateStyle, SurveyColumn } from '@pilar/contracts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { columnsText } from './columns.text.ts';
import { TwoReadings } from './TwoReadings.tsx';

type Props = Readonly<{
  column: SurveyColumn;
  style: DateStyle | null;
  onStyle: (style: DateStyle | null) => void;
}>;

const ORDERS = ['day-month', 'month-day'] as const;

/** Where a column's dates can be read in two ways it is asked in words, once; a column that tells is not asked about. */
export function DateReading({ column, style, onStyle }: Props) {
  const text = useText(columnsText);
  const format = useFormat();
  const { dateStyle, dateExample } = column;
  if (dateStyle !== 'ambiguous') return null;
  const meant = (order: (typeof ORDERS)[number]) => {
    const day = dateExample === null ? null : dayOf(dateExample, order);
    return day === null ? text[order] : format.date(day);
  };
  return (
    <TwoReadings<DateStyle>
      question={dateExample === null ? text.askDatePlain : text.askDate(dateExample)}
      ways={ORDERS.map((order) => [order, meant(order)])}
      chosen={style}
      onChoose={onStyle}
    />
  );
}

/** `03/04/2025` as one order reads it: `2025-04-03` or `2025-03-04`. Null: not such a date. */
export function dayOf(example: string, order: (typeof ORDERS)[number]): string | null {
  const [first, second, year] = example.split(/\D+/);
  if (!first || !second || year?.length !== 4) return null;
  const [day, month] = order === 'day-month' ? [first, second] : [second, first];
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
