import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { estimateText } from '../surveys/compute.text.ts';
import { IntervalWords } from '../surveys/MeasureCells.tsx';
import { errorColumns } from '../surveys/measure-columns.tsx';
import type { MeasureWords } from '../surveys/measure-words.ts';
import { useNarrow } from '../surveys/use-narrow.ts';
import { useOpenTrace } from '../trace/trace.queries.ts';
import type { GroupRow } from './group-row.ts';
import { groupsText } from './groups.text.ts';
import { useOpenAnalysisTrace } from './open-analysis-trace.ts';
import '../surveys/compute.css';

type Props = Readonly<{ caption: string; rows: readonly GroupRow[]; words: MeasureWords }>;

/** Every figure with interval, error, RSE and class in words; pressing one opens its walk-back. */
export function GroupTable({ caption, rows, words }: Props) {
  const text = useText(groupsText);
  const own = useText(estimateText);
  const format = useFormat();
  const isNarrow = useNarrow();
  const interval = (row: GroupRow) => <IntervalWords measure={row.measure} words={words} />;
  return (
    <DataTable<GroupRow>
      caption={caption}
      rows={rows}
      rowKey={({ key }) => key}
      note={own.precisionNote}
      columns={[
        {
          key: 'group',
          header: text.group,
          value: ({ name }) => name,
          cell: ({ key, name }) => (key === '' ? <strong>{name}</strong> : name),
        },
        {
          key: 'value',
          header: text.value,
          kind: 'number',
          value: ({ measure }) => measure.value,
          cell: (row) => (
            <span className="measure-stacked">
              <TracedValue row={row} words={words} />
              {isNarrow ? <span className="small soft">{interval(row)}</span> : null}
            </span>
          ),
        },
        {
          key: 'interval',
          header: own.interval,
          isExtra: isNarrow,
          value: ({ measure }) => measure.ciLow,
          cell: interval,
        },
        ...errorColumns<GroupRow>({ text: own, format, words }),
      ]}
    />
  );
}

/** A published figure opens its own trace, one that is not published that of the analysis. */
function TracedValue({ row, words }: { row: GroupRow; words: MeasureWords }) {
  const text = useText(groupsText);
  const [, openFigure] = useOpenTrace();
  const [, openAnalysis] = useOpenAnalysisTrace();
  const { measure, figure, name } = row;
  if (measure.value === null) return <span className="soft">{text.withheld}</span>;
  const value = words.value(measure, measure.value);
  return (
    <button
      type="button"
      className="value-button"
      aria-label={`${value}. ${text.traceOf(`${words.nameOf(measure.statistic)}, ${name}`)}`}
      onClick={() => (figure === undefined ? openAnalysis(true) : openFigure(figure.id))}
    >
      {value}
    </button>
  );
}
