import type { Measure } from '@pilar/contracts';
import type { Format } from '../../platform/format/use-format.ts';
import type { Words } from '../../platform/text/dictionary.ts';
import type { Column } from '../../ui/DataTable.tsx';
import type { estimateText } from './compute.text.ts';
import { PrecisionCell } from './MeasureCells.tsx';
import type { MeasureWords } from './measure-words.ts';

type Dictionary = typeof estimateText;
type Text = Words<{ [K in keyof Dictionary]: Dictionary[K]['id'] }>;
type Given = Readonly<{ text: Text; format: Format; words: MeasureWords }>;

/** The columns that every table of measures ends with: error, rows, RSE, class in words. */
export function errorColumns<Row extends Readonly<{ measure: Measure }>>({
  text,
  format,
  words,
}: Given): Column<Row>[] {
  const dash = (measure: Measure, shown: string) =>
    measure.value === null || measure.isBoundary ? '–' : shown;
  return [
    {
      key: 'se',
      header: text.se,
      kind: 'number',
      value: ({ measure }) => measure.se,
      cell: ({ measure }) => dash(measure, words.error(measure)),
    },
    { key: 'n', header: text.n, kind: 'number', value: ({ measure }) => measure.n },
    { key: 'df', header: text.df, kind: 'number', isExtra: true, value: ({ measure }) => measure.df },
    {
      key: 'rse',
      header: text.rse,
      kind: 'number',
      value: ({ measure }) => measure.rse,
      cell: ({ measure }) => (measure.rse === null ? '–' : format.share(measure.rse, 1)),
    },
    {
      key: 'precision',
      header: text.precision,
      value: ({ measure }) => measure.rseClass,
      cell: ({ measure }) => <PrecisionCell measure={measure} />,
    },
  ];
}
