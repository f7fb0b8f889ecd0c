import type { Estimate, Figure, Measure } from '@pilar/contracts';
import type { ReactNode } from 'react';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { IntervalBar } from '../../ui/IntervalBar.tsx';
import { uiText } from '../../ui/ui.text.ts';
import { estimateText } from './compute.text.ts';
import { figureOf, IntervalWords, ValueCell } from './MeasureCells.tsx';
import { errorColumns } from './measure-columns.tsx';
import type { MeasureWords } from './measure-words.ts';

type Props = Readonly<{
  estimate: Estimate;
  words: MeasureWords;
  figures: readonly Figure[];
  tools: ReactNode;
}>;
type Row = Readonly<{ measure: Measure }>;

/** Every statistic of the whole city, each with its error. */
export function CityMeasures({ estimate, words, figures, tools }: Props) {
  const text = useText(estimateText);
  const ui = useText(uiText);
  const format = useFormat();
  const city = estimate.groups.find((one) => one.group === null);
  if (city === undefined) return null;
  const rows: Row[] = city.measures.map((measure) => ({ measure }));
  const nameOf = ({ measure }: Row) => words.nameOf(measure.statistic);
  const spoken = ({ measure }: Row) =>
    ui.interval(words.value(measure, measure.ciLow), words.value(measure, measure.ciHigh));
  return (
    <DataTable<Row>
      caption={text.city}
      rows={rows}
      rowKey={({ measure }) => measure.statistic}
      tools={tools}
      columns={[
        {
          key: 'name',
          header: text.statistic,
          value: nameOf,
          isSortable: false,
          cell: (row) => (
            <span className="measure-name">
              {nameOf(row)}
              {row.measure.statistic === 'lowest40' && city.lowest40Class !== null ? (
                <span className="small soft">{text[city.lowest40Class]}</span>
              ) : null}
            </span>
          ),
        },
        {
          key: 'value',
          header: text.value,
          kind: 'number',
          isSortable: false,
          value: ({ measure }) => measure.value,
          cell: (row) => (
            <ValueCell
              measure={row.measure}
              words={words}
              name={nameOf(row)}
              figure={figureOf(figures, row.measure, null, null)}
            />
          ),
        },
        {
          key: 'interval',
          header: text.interval,
          isSortable: false,
          value: ({ measure }) => measure.ciLow,
          cell: (row) => (
            <span className="measure-interval">
              <IntervalWords measure={row.measure} words={words} />
              {hasInterval(row.measure) ? <IntervalBar {...barOf(row.measure)} label={spoken(row)} /> : null}
            </span>
          ),
        },
        ...errorColumns<Row>({ text, format, words }),
      ]}
    />
  );
}

const hasInterval = ({ value, ciLow, ciHigh, isBoundary }: Measure) =>
  value !== null && ciLow !== null && ciHigh !== null && !isBoundary;

const barOf = ({ value, ciLow, ciHigh }: Measure) => ({
  value: value ?? 0,
  low: ciLow ?? 0,
  high: ciHigh ?? 0,
});
