import type { CurvePoint, CurvesAnswer } from '@pilar/contracts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { curvesText } from './curves.text.ts';

type Props = Readonly<{
  caption: string;
  kind: 'lorenz' | 'tip';
  answer: CurvesAnswer;
  names: readonly string[];
}>;
type Row = Readonly<{ p: number; values: readonly CurvePoint[]; difference: CurvePoint | undefined }>;

/** The points that are drawn, each with its interval, and the difference of two curves at each. */
export function CurveTable({ caption, kind, answer, names }: Props) {
  const text = useText(curvesText);
  const format = useFormat();
  const decimals = kind === 'tip' ? 3 : 2;
  const say = (value: number | null) => (value === null ? format.missing : format.share(value, decimals));
  const points = (value: number) => format.difference(value * 100, 'persen', decimals);
  const rows: Row[] = (answer.samples[0]?.[kind] ?? []).map(({ p }, at) => ({
    p,
    values: answer.samples.flatMap((sample) => sample[kind][at] ?? []),
    difference: answer[kind]?.points[at],
  }));
  const ofSample = (at: number): Column<Row>[] => [
    {
      ...{ key: `value ${at}`, header: names[at] ?? '', kind: 'number', isSortable: false },
      value: ({ values }) => values[at]?.value ?? null,
      cell: ({ values }) => say(values[at]?.value ?? null),
    },
    {
      ...{ key: `interval ${at}`, header: text.intervalOf(names[at] ?? ''), isSortable: false },
      value: ({ values }) => values[at]?.ciLow ?? null,
      cell: ({ values }) => `${say(values[at]?.ciLow ?? null)} – ${say(values[at]?.ciHigh ?? null)}`,
    },
  ];
  const difference: Column<Row> = {
    ...{ key: 'difference', header: text.difference, kind: 'number', isSortable: false },
    value: (row) => row.difference?.value ?? null,
    cell: ({ difference: own }) =>
      own === undefined
        ? '–'
        : `${points(own.value)} (${points(own.ciLow ?? own.value)} – ${points(own.ciHigh ?? own.value)})`,
  };
  return (
    <DataTable<Row>
      caption={caption}
      isCaptionHidden
      rows={rows}
      rowKey={({ p }) => String(p)}
      columns={[
        {
          ...{ key: 'p', header: text.share, kind: 'number' },
          value: ({ p }) => p,
          cell: ({ p }) => format.share(p, 0),
        },
        ...answer.samples.flatMap((_, at) => ofSample(at)),
        ...(answer.samples.length === 2 ? [difference] : []),
      ]}
    />
  );
}
