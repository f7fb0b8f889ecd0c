import type { Difference } from '@pilar/contracts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import type { MeasureWords } from '../surveys/measure-words.ts';
import { analysisText } from './analysis.text.ts';
import { changeText } from './change.text.ts';
import { chanceWords, differenceWords, intervalWords } from './change-words.ts';
import { useOpenAnalysisTrace } from './open-analysis-trace.ts';

type Props = Readonly<{ differences: readonly Difference[]; words: MeasureWords }>;

/** All measures of both surveys, their difference with interval and test, and what may be said of it. */
export function ChangeDifferences({ differences, words }: Props) {
  const text = useText(changeText);
  const own = useText(analysisText);
  const format = useFormat();
  const [, openTrace] = useOpenAnalysisTrace();
  const said = (row: Difference) => {
    if (row.break !== null) return text.broken;
    return { rising: text.rising, falling: text.falling, 'no-clear-change': text.unsure }[row.direction];
  };
  const level = (measure: Difference['before']) =>
    measure.value === null ? text.withheld : words.value(measure, measure.value);
  return (
    <DataTable<Difference>
      caption={text.differences}
      rows={differences}
      rowKey={({ statistic }) => statistic}
      columns={[
        { key: 'statistic', header: text.statistic, value: ({ statistic }) => words.nameOf(statistic) },
        {
          ...{ key: 'before', header: text.beforeValue, kind: 'number', isSortable: false },
          value: ({ before }) => before.value,
          cell: ({ before }) => level(before),
        },
        {
          ...{ key: 'after', header: text.afterValue, kind: 'number', isSortable: false },
          value: ({ after }) => after.value,
          cell: ({ after }) => level(after),
        },
        {
          ...{ key: 'difference', header: text.difference, kind: 'number', isSortable: false },
          value: ({ value }) => value,
          cell: (row) => (
            <button type="button" className="value-button" onClick={() => openTrace(true)}>
              {differenceWords(format, row.statistic)(row.value)}
            </button>
          ),
        },
        {
          ...{ key: 'interval', header: own.interval, isSortable: false },
          value: ({ ciLow }) => ciLow,
          cell: (row) => intervalWords(differenceWords(format, row.statistic), row),
        },
        {
          ...{ key: 'p', header: text.p, kind: 'number' },
          value: ({ pValue }) => pValue,
          cell: ({ pValue }) => chanceWords(format, pValue).replace('= ', ''),
        },
        { key: 'said', header: text.said, value: said },
      ]}
    />
  );
}
