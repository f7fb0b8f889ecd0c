import type { Estimate, EstimateGroup, Figure, Measure } from '@pilar/contracts';
import type { ReactNode } from 'react';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { IntervalBar } from '../../ui/IntervalBar.tsx';
import { uiText } from '../../ui/ui.text.ts';
import { estimateText } from './compute.text.ts';
import { figureOf, IntervalWords, StackedValue, ValueCell } from './MeasureCells.tsx';
import { errorColumns } from './measure-columns.tsx';
import type { MeasureWords } from './measure-words.ts';
import { useNarrow } from './use-narrow.ts';

type Props = Readonly<{
  estimate: Estimate;
  words: MeasureWords;
  figures: readonly Figure[];
  tools: ReactNode;
}>;
type Row = Readonly<{ measure: Measure }>;

/** Every statistic of the whole city, each with its error. */
export function CityMeasures({ estimate, tools, ...given }: Props) {
  const text = useText(estimateText);
  const city = estimate.groups.find((one) => one.group === null);
  const columns = useColumns(given, city?.lowest40Class ?? null);
  if (city === undefined) return null;
  return (
    <DataTable<Row>
      caption={text.city}
      rows={city.measures.map((measure) => ({ measure }))}
      rowKey={({ measure }) => measure.statistic}
      tools={tools}
      columns={columns}
    />
  );
}

type Given = Pick<Props, 'words' | 'figures'>;

function useColumns({ words, figures }: Given, inequality: EstimateGroup['lowest40Class']): Column<Row>[] {
  const text = useText(estimateText);
  const format = useFormat();
  const isNarrow = useNarrow();
  const Value = isNarrow ? StackedValue : ValueCell;
  const nameOf = ({ measure }: Row) => words.nameOf(measure.statistic);
  const interval: Column<Row> = {
    key: 'interval',
    header: text.interval,
    isSortable: false,
    value: ({ measure }) => measure.ciLow,
    cell: ({ measure }) => <IntervalCell measure={measure} words={words} />,
  };
  return [
    {
      key: 'name',
      header: text.statistic,
      value: nameOf,
      isSortable: false,
      cell: (row) => (
        <span className="measure-name">
          {nameOf(row)}
          {row.measure.statistic === 'lowest40' && inequality !== null ? (
            <span className="small soft">{text[inequality]}</span>
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
        <Value
          measure={row.measure}
          words={words}
          name={nameOf(row)}
          figure={figureOf(figures, row.measure, null, null)}
        />
      ),
    },
    ...(isNarrow ? [] : [interval]),
    ...errorColumns<Row>({ text, format, words }),
  ];
}

function IntervalCell({ measure, words }: Readonly<{ measure: Measure; words: MeasureWords }>) {
  const ui = useText(uiText);
  const { value, ciLow, ciHigh, isBoundary } = measure;
  const isDrawn = value !== null && ciLow !== null && ciHigh !== null && !isBoundary;
  return (
    <span className="measure-interval">
      <IntervalWords measure={measure} words={words} />
      {isDrawn ? (
        <IntervalBar
          value={value}
          low={ciLow}
          high={ciHigh}
          label={ui.interval(words.value(measure, ciLow), words.value(measure, ciHigh))}
        />
      ) : null}
    </span>
  );
}
