import type { FigureUpload, Indicator } from '@pilar/contracts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { uploadText } from './upload.text.ts';

type Accepted = FigureUpload['accepted'][number];
type Props = Readonly<{ accepted: readonly Accepted[]; indicators: readonly Indicator[] }>;

/** Enough to see that the file was read as meant; the counts above speak of all rows. */
const SHOWN = 200;

export function UploadAccepted({ accepted, indicators }: Props) {
  const text = useText(uploadText);
  const format = useFormat();
  const byCode = new Map(indicators.map((indicator) => [indicator.code, indicator]));
  const value = (figure: Accepted) => {
    const indicator = byCode.get(figure.indicator);
    return format.value(figure.value, indicator?.unit ?? 'lainnya', indicator?.decimals ?? 2);
  };
  const columns: Column<Accepted>[] = [
    { key: 'row', header: text.row, kind: 'number', value: (figure) => figure.row },
    {
      key: 'indicator',
      header: text.indicator,
      value: (figure) => byCode.get(figure.indicator)?.name[format.language] ?? figure.indicator,
    },
    { key: 'area', header: text.area, value: (figure) => figure.areaCode },
    {
      key: 'period',
      header: text.period,
      value: (figure) => figure.period,
      cell: (figure) => format.period(figure.period),
    },
    { key: 'value', header: text.value, kind: 'number', value: (figure) => figure.value, cell: value },
    {
      key: 'what',
      header: text.what,
      value: (figure) => (figure.replaces === null ? text.isNew : text.isCorrection),
    },
  ];
  const note =
    accepted.length > SHOWN ? text.firstRows(format.number(SHOWN), format.number(accepted.length)) : null;
  return (
    <DataTable
      caption={text.acceptedTable}
      rows={accepted.slice(0, SHOWN)}
      rowKey={(figure) => String(figure.row)}
      columns={columns}
      note={note}
    />
  );
}
