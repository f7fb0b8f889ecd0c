import { NativeSelect } from '@mantine/core';
import { type ChangeAnswer, POVERTY_MEASURES, type PovertyMeasure, type SplitPart } from '@pilar/contracts';
import { useAddressPart } from '../../platform/address/use-address.ts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { IntervalRows } from '../../ui/chart/IntervalRows.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { analysisText } from './analysis.text.ts';
import { changeText } from './change.text.ts';
import { intervalWords, pointWords } from './change-words.ts';

/** The measure that all splits of the page show. */
export function useSplitMeasure(): [PovertyMeasure, (measure: string) => void] {
  const [asked, set] = useAddressPart('uraian', 'p0');
  return [POVERTY_MEASURES.find((measure) => measure === asked) ?? 'p0', set];
}

type Row = SplitPart & Readonly<{ key: string; way: string }>;

/** Growth, distribution and line: drawn by Shapley, with every other split in the table. */
export function ChangeSplit({ answer }: { answer: ChangeAnswer }) {
  const text = useText(changeText);
  const format = useFormat();
  const [measure, setMeasure] = useSplitMeasure();
  const nameOf = (one: PovertyMeasure) => (one === 'watts' ? text.watts : one.toUpperCase());
  const isOwn = (part: SplitPart) => part.measure === measure;
  const lined = answer.withLine.filter(isOwn);
  const drawn = lined.length > 0 ? lined : answer.shapley.filter(isOwn);
  const say = pointWords(format, measure);
  return (
    <section className="analysis-part">
      <h2>{text.splitTitle}</h2>
      <NativeSelect
        className="analysis-choice no-print"
        label={text.splitMeasure}
        value={measure}
        data={POVERTY_MEASURES.map((one) => ({ value: one, label: nameOf(one) }))}
        onChange={(event) => setMeasure(event.currentTarget.value)}
      />
      <div className="analysis-split">
        <IntervalRows
          title={text.shapleyChart(nameOf(measure))}
          isBar
          rows={drawn.map((part) => ({
            key: part.component,
            label: text[part.component],
            value: part.value,
            low: part.ciLow,
            high: part.ciHigh,
          }))}
          format={(value) => (measure === 'watts' ? format.number(value, 3) : format.number(value * 100, 1))}
        />
        <SplitTable rows={rowsOf(answer, isOwn, text)} say={say} />
      </div>
      <p className="small soft">{text.splitNote}</p>
    </section>
  );
}

type Words = Readonly<Record<'shapley' | 'shapleyLine' | 'fromFirst' | 'fromSecond', string>>;

function rowsOf(answer: ChangeAnswer, isOwn: (part: SplitPart) => boolean, text: Words): Row[] {
  const named = (way: string) => (part: SplitPart) => ({ ...part, way, key: `${way} ${part.component}` });
  return [
    ...answer.withLine.filter(isOwn).map(named(text.shapleyLine)),
    ...answer.shapley.filter(isOwn).map(named(text.shapley)),
    ...answer.dattRavallion
      .filter(isOwn)
      .map((part) => named(part.base === 'first' ? text.fromFirst : text.fromSecond)(part)),
  ];
}

function SplitTable({ rows, say }: { rows: readonly Row[]; say: (value: number | null) => string }) {
  const text = useText(changeText);
  const own = useText(analysisText);
  return (
    <DataTable<Row>
      caption={text.splitTable}
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { key: 'way', header: text.way, value: ({ way }) => way },
        { key: 'part', header: text.part, value: ({ component }) => text[component] },
        {
          ...{ key: 'value', header: text.contribution, kind: 'number' },
          value: ({ value }) => value,
          cell: ({ value }) => say(value),
        },
        {
          ...{ key: 'interval', header: own.interval },
          value: ({ ciLow }) => ciLow,
          cell: (row) => intervalWords(say, row),
        },
      ]}
    />
  );
}
