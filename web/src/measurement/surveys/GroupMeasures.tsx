import { NativeSelect } from '@mantine/core';
import { type Estimate, type Figure, type Measure, STATISTICS, type Statistic } from '@pilar/contracts';
import { useAddressPart } from '../../platform/address/use-address.ts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { uiText } from '../../ui/ui.text.ts';
import { estimateText } from './compute.text.ts';
import { scaleOf } from './interval-scale.ts';
import { figureOf, IntervalWords, StackedValue, ValueCell } from './MeasureCells.tsx';
import { errorColumns } from './measure-columns.tsx';
import { isStatistic, type MeasureWords, measuresOf } from './measure-words.ts';
import { ScaledInterval } from './ScaledInterval.tsx';
import { useNarrow } from './use-narrow.ts';

type Props = Readonly<{ estimate: Estimate; words: MeasureWords; figures: readonly Figure[] }>;

/** One statistic for every group, the intervals on one scale with the city as the line to read against. */
export function GroupMeasures({ estimate, words, figures }: Props) {
  const text = useText(estimateText);
  const [asked, choose] = useAddressPart('ukuran', 'p0');
  const statistic: Statistic = isStatistic(asked) ? asked : 'p0';
  return (
    <div className="group-measures">
      <NativeSelect
        className="statistic-choice no-print"
        label={text.showStatistic}
        value={statistic}
        data={STATISTICS.map((one) => ({ value: one, label: words.nameOf(one) }))}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      <GroupTable key={statistic} estimate={estimate} words={words} figures={figures} statistic={statistic} />
    </div>
  );
}

type Row = Readonly<{ group: string; measure: Measure }>;
const FROM_ZERO: readonly Statistic[] = ['p0', 'p1', 'p2'];

function GroupTable({ estimate, words, figures, statistic }: Props & Readonly<{ statistic: Statistic }>) {
  const text = useText(estimateText);
  const ui = useText(uiText);
  const format = useFormat();
  const isNarrow = useNarrow();
  const Value = isNarrow ? StackedValue : ValueCell;
  const all = measuresOf(estimate, statistic);
  const rows: Row[] = all.flatMap(({ group, measure }) => (group === null ? [] : [{ group, measure }]));
  const city = all.find((one) => one.group === null)?.measure;
  const scale = scaleOf(
    rows.map((row) => row.measure),
    FROM_ZERO.includes(statistic),
  );
  const withheld = rows.filter((row) => row.measure.rseClass === 'withheld').length;
  const nameOf = (row: Row) => `${words.nameOf(statistic)}, ${row.group}`;
  return (
    <DataTable<Row>
      caption={text.byGroup(words.nameOf(statistic), estimate.by ?? '')}
      rows={rows}
      rowKey={(row) => row.group}
      initialSort={{ key: 'value', isDescending: true }}
      note={`${text.groupNote} ${withheld > 0 ? text.groupsWithheld(format.number(withheld)) : ''}`.trim()}
      columns={[
        { key: 'group', header: text.group, value: (row) => row.group },
        {
          key: 'value',
          header: text.value,
          kind: 'number',
          value: (row) => row.measure.value,
          cell: (row) => (
            <Value
              measure={row.measure}
              words={words}
              name={nameOf(row)}
              figure={figureOf(figures, row.measure, estimate.by, row.group)}
            />
          ),
        },
        {
          key: 'bar',
          header: text.interval,
          isSortable: false,
          value: (row) => row.measure.ciLow,
          cell: ({ measure }) => (
            <span className="measure-scaled">
              {scale ? (
                <ScaledInterval
                  measure={measure}
                  scale={scale}
                  reference={city?.value ?? null}
                  label={ui.interval(
                    words.value(measure, measure.ciLow),
                    words.value(measure, measure.ciHigh),
                  )}
                />
              ) : null}
              {isNarrow ? null : <IntervalWords measure={measure} words={words} />}
            </span>
          ),
        },
        ...errorColumns<Row>({ text, format, words }),
      ]}
    />
  );
}
