import type { Figure, Indicator } from '@pilar/contracts';
import type { ReactNode } from 'react';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { Anchor } from '../../ui/Anchor.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { confidenceText } from '../trace/trace.text.ts';
import { FigureValueCell } from './FigureValueCell.tsx';
import { unitText } from './figure-form.text.ts';
import { figuresText } from './figures.text.ts';

type Props = Readonly<{
  figures: readonly Figure[];
  indicator: Indicator;
  tools: ReactNode;
  onTrace: (id: string) => void;
  /** Absent where the person may not publish. */
  onCorrect?: (figure: Figure) => void;
}>;

/** Every figure with what travels along with it: value, unit, error, period, source, confidence, method, note. */
export function FiguresTable({ figures, indicator, tools, onTrace, onCorrect }: Props) {
  const text = useText(figuresText);
  const columns = useColumns(indicator, onTrace);
  const correct: Column<Figure> = {
    key: 'correct',
    header: text.actions,
    kind: 'action',
    isFixed: true,
    value: () => null,
    cell: (figure) => (onCorrect ? <CorrectButton figure={figure} onCorrect={onCorrect} /> : null),
  };
  return (
    <DataTable
      caption={text.table}
      rows={figures}
      rowKey={(figure) => figure.id}
      columns={onCorrect ? [...columns, correct] : columns}
      initialSort={{ key: 'period', isDescending: true }}
      tools={tools}
    />
  );
}

function useColumns(indicator: Indicator, onTrace: (id: string) => void): Column<Figure>[] {
  const text = useText(figuresText);
  const units = useText(unitText);
  const confidence = useText(confidenceText);
  const format = useFormat();
  const shown = (value: number | null) => format.value(value, indicator.unit, indicator.decimals);
  const interval = (figure: Figure) =>
    figure.ciLow === null || figure.ciHigh === null
      ? null
      : `${shown(figure.ciLow)} – ${shown(figure.ciHigh)}`;
  return [
    {
      key: 'period',
      header: text.period,
      value: (figure) => figure.period,
      cell: (figure) => <span className="nowrap">{format.period(figure.period)}</span>,
    },
    {
      key: 'area',
      header: text.area,
      value: (figure) => [figure.areaName, groupWords(figure)].filter(Boolean).join(', '),
      cell: (figure) => <AreaCell figure={figure} />,
    },
    {
      key: 'value',
      header: text.value,
      kind: 'number',
      value: (figure) => figure.value,
      cell: (figure) => <FigureValueCell figure={figure} indicator={indicator} onTrace={onTrace} />,
    },
    { key: 'interval', header: text.interval, kind: 'number', value: interval },
    {
      key: 'source',
      header: text.source,
      value: (figure) => figure.source.title,
      cell: (figure) => (
        <span className="source-cell">
          <Source figure={figure} />
        </span>
      ),
    },
    {
      key: 'confidence',
      header: text.confidence,
      value: (figure) => (figure.confidence === null ? '–' : confidence[figure.confidence]),
    },
    { key: 'method', header: text.methodVersion, value: (figure) => figure.method },
    {
      key: 'note',
      header: text.note,
      value: (figure) => figure.note ?? '–',
      cell: (figure) => <span className="note-cell">{figure.note ?? '–'}</span>,
    },
    { key: 'kind', header: text.kind, isExtra: true, value: (figure) => text[figure.kind] },
    { key: 'unit', header: text.unit, isExtra: true, value: (figure) => units[figure.unit] },
    {
      key: 'group',
      header: text.group,
      isExtra: true,
      value: (figure) => groupWords(figure) ?? text.wholeArea,
    },
    {
      key: 'published',
      header: text.published,
      isExtra: true,
      value: (figure) => figure.publishedAt,
      cell: (figure) => format.stamp(figure.publishedAt),
    },
    { key: 'publisher', header: text.publisher, isExtra: true, value: (figure) => figure.publishedBy },
  ];
}

/** `mata_pencaharian=buruh` in words: a figure of a group is never read as one of the whole city. */
function groupWords({ group }: Figure): string | null {
  return group === null ? null : group.replace('=', ': ').replaceAll('_', ' ');
}

function AreaCell({ figure }: { figure: Figure }) {
  const group = groupWords(figure);
  return (
    <>
      <span className="nowrap">{figure.areaName}</span>
      {group === null ? null : <span className="small soft group-line">{group}</span>}
    </>
  );
}

function Source({ figure }: { figure: Figure }) {
  const { title, url } = figure.source;
  if (url === null) return title;
  return (
    <Anchor href={url} rel="noreferrer">
      {title}
    </Anchor>
  );
}

type CorrectProps = Readonly<{ figure: Figure; onCorrect: (figure: Figure) => void }>;

/** Only an official figure that nothing has replaced yet is corrected by hand. */
function CorrectButton({ figure, onCorrect }: CorrectProps) {
  const text = useText(figuresText);
  const format = useFormat();
  if (figure.kind !== 'official' || figure.replacedBy !== null) return null;
  return (
    <button
      type="button"
      className="plain-button"
      aria-label={text.correctOf(`${figure.areaName} ${format.period(figure.period)}`)}
      onClick={() => onCorrect(figure)}
    >
      {text.correct}
    </button>
  );
}
