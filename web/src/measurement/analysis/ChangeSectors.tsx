import type { ChangeAnswer, ChangePart, SectorPart } from '@pilar/contracts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { IntervalRows } from '../../ui/chart/IntervalRows.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { analysisText } from './analysis.text.ts';
import { useSplitMeasure } from './ChangeSplit.tsx';
import { changeText } from './change.text.ts';
import { intervalWords, pointWords } from './change-words.ts';

type Row = ChangePart &
  Readonly<{ key: string; name: string; isWhole: boolean; shares: readonly [number, number] | null }>;

/** Whose poverty changed: inside groups, and by people moving between them. */
export function ChangeSectors({ answer }: { answer: ChangeAnswer }) {
  const text = useText(changeText);
  const format = useFormat();
  const [asked] = useSplitMeasure();
  // Watts is not split by group: the share of poor stands in its place, under its own name.
  const measure = asked === 'watts' ? 'p0' : asked;
  const own = answer.sectors.filter((sector) => sector.measure === measure);
  if (own.length === 0) return null;
  const sorted = [...own].sort((a, b) => a.value - b.value);
  const name = measure.toUpperCase();
  return (
    <section className="analysis-part">
      <h2>{text.sectorTitle}</h2>
      <div className="analysis-split">
        <IntervalRows
          title={text.sectorChart(name)}
          isBar
          rows={sorted.map(({ sector, value, ciLow, ciHigh }) => ({
            ...{ key: sector, label: sector, value, low: ciLow, high: ciHigh },
          }))}
          format={(value) => format.number(value * 100, 1)}
        />
        <SectorTable rows={rowsOf(answer, sorted, text)} say={pointWords(format, measure)} />
      </div>
    </section>
  );
}

type Words = Readonly<Record<'intra' | 'shift' | 'interaction' | 'change', string>>;

function rowsOf(answer: ChangeAnswer, own: readonly SectorPart[], text: Words): Row[] {
  const measure = own[0]?.measure;
  const totals = answer.sectorTotals.filter((total) => total.measure === measure);
  return [
    ...own.map(
      (part): Row => ({
        ...part,
        key: `kelompok ${part.sector}`,
        name: part.sector,
        isWhole: false,
        shares: [part.shareBefore, part.shareAfter],
      }),
    ),
    ...totals.map(
      (part): Row => ({
        ...part,
        ...{ key: part.component, name: text[part.component], isWhole: true, shares: null },
      }),
    ),
  ];
}

function SectorTable({ rows, say }: { rows: readonly Row[]; say: (value: number | null) => string }) {
  const text = useText(changeText);
  const own = useText(analysisText);
  const format = useFormat();
  const share = (place: 0 | 1) => (row: Row) =>
    row.shares === null ? '–' : format.share(row.shares[place], 1);
  return (
    <DataTable<Row>
      caption={text.sectorTable}
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        {
          ...{ key: 'sector', header: text.sector },
          value: ({ name }) => name,
          cell: ({ name, isWhole }) => (isWhole ? <em>{name}</em> : name),
        },
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
        {
          ...{ key: 'before', header: text.shareBefore, kind: 'number' },
          value: ({ shares }) => shares?.[0] ?? null,
          cell: share(0),
        },
        {
          ...{ key: 'after', header: text.shareAfter, kind: 'number' },
          value: ({ shares }) => shares?.[1] ?? null,
          cell: share(1),
        },
      ]}
    />
  );
}
