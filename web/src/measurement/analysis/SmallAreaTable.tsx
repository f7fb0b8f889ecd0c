import type { AreaEstimate } from '@pilar/contracts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { areasText } from './areas.text.ts';

type Props = Readonly<{
  areas: readonly AreaEstimate[];
  title: string;
  say: (value: number | null) => string;
  selected: string;
  onSelect: (code: string) => void;
}>;

/** Each kelurahan with its estimate, how it came about, and what the survey alone would say. */
export function SmallAreaTable({ areas, title, say, selected, onSelect }: Props) {
  const text = useText(areasText);
  return (
    <DataTable<AreaEstimate>
      caption={title}
      rows={areas}
      rowKey={({ areaCode }) => areaCode}
      selected={selected}
      onSelect={onSelect}
      initialSort={{ key: 'value', isDescending: true }}
      columns={[
        {
          key: 'area',
          header: text.area,
          value: ({ areaName }) => areaName,
          cell: ({ areaCode, areaName }) => <span data-code={areaCode}>{areaName}</span>,
        },
        ...useModelColumns(say),
        ...useDirectColumns(say),
      ]}
    />
  );
}

type Say = Props['say'];

function useModelColumns(say: Say): Column<AreaEstimate>[] {
  const text = useText(areasText);
  const format = useFormat();
  const kind = ({ model }: AreaEstimate) => {
    if (model.kind === 'synthetic') return text.kindSynthetic;
    return model.kind === 'direct' ? text.kindDirect : text.kindModel(format.share(model.directShare, 0));
  };
  const classes = { accurate: text.accurate, caution: text.caution, withheld: text.held } as const;
  return [
    {
      ...{ key: 'value', header: text.estimate, kind: 'number' },
      value: ({ model }) => model.value,
      cell: ({ model }) => (model.value === null ? text.held : say(model.value)),
    },
    {
      ...{ key: 'interval', header: text.interval },
      value: ({ model }) => model.ciLow,
      cell: ({ model }) => (model.value === null ? '–' : `${say(model.ciLow)} – ${say(model.ciHigh)}`),
    },
    {
      ...{ key: 'precision', header: text.precision },
      value: ({ model }) => model.rse,
      cell: ({ model }) => (
        <span>
          {model.rseClass === 'caution' ? <Icon name="caution" size={12} /> : null}{' '}
          {model.rseClass === null ? '' : classes[model.rseClass]}
          {model.rse === null ? '' : ` (RSE ${format.share(model.rse, 0)})`}
        </span>
      ),
    },
    { key: 'kind', header: text.kind, value: kind },
  ];
}

function useDirectColumns(say: Say): Column<AreaEstimate>[] {
  const text = useText(areasText);
  const format = useFormat();
  return [
    {
      ...{ key: 'direct', header: text.directValue, kind: 'number' },
      value: ({ direct }) => direct?.value ?? null,
      cell: ({ direct }) => {
        if (direct === null) return text.notAsked;
        return direct.value === null ? text.held : say(direct.value);
      },
    },
    {
      ...{ key: 'directInterval', header: text.directInterval, isExtra: true },
      value: ({ direct }) => direct?.ciLow ?? null,
      cell: ({ direct }) =>
        direct === null || direct.value === null ? '–' : `${say(direct.ciLow)} – ${say(direct.ciHigh)}`,
    },
    { key: 'n', header: text.n, kind: 'number', value: ({ n }) => n },
    {
      ...{ key: 'residual', header: text.residual, kind: 'number', isExtra: true },
      value: ({ model }) => model.residual,
      cell: ({ model }) => (model.residual === null ? '–' : format.number(model.residual, 2)),
    },
  ];
}
