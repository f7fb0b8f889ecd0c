import { Button } from '@mantine/core';
import type { FigureUpload, Indicator } from '@pilar/contracts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useSay, useText } from '../../platform/text/dictionary.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { UploadAccepted } from './UploadAccepted.tsx';
import { uploadText } from './upload.text.ts';

type Props = Readonly<{
  result: FigureUpload;
  indicators: readonly Indicator[];
  isBusy: boolean;
  onPublish: () => void;
}>;

/** What the file would do, in counts, then the rows that need work, then those that will be published. */
export function UploadResult({ result, indicators, isBusy, onPublish }: Props) {
  const text = useText(uploadText);
  const format = useFormat();
  const { accepted, rejected } = result;
  return (
    <div className="stack" role="status">
      <Counts result={result} />
      {rejected.length > 0 ? <Rejected rejected={rejected} /> : null}
      {accepted.length > 0 ? <UploadAccepted accepted={accepted} indicators={indicators} /> : null}
      {accepted.length > 0 ? (
        <div>
          <Button onClick={onPublish} loading={isBusy}>
            {text.publish(format.number(accepted.length))}
          </Button>
        </div>
      ) : (
        <p>{text.nothing}</p>
      )}
    </div>
  );
}

function Counts({ result }: { result: FigureUpload }) {
  const text = useText(uploadText);
  const format = useFormat();
  const counts = [
    { name: text.added, count: result.accepted.length - result.corrections, tone: 'plain' },
    { name: text.corrections, count: result.corrections, tone: 'plain' },
    { name: text.unchanged, count: result.unchanged, tone: 'plain' },
    {
      name: text.rejected,
      count: result.rejected.length,
      tone: result.rejected.length > 0 ? 'problem' : 'plain',
    },
  ];
  return (
    <dl className="upload-counts">
      {counts.map(({ name, count, tone }) => (
        <div key={name} data-tone={tone}>
          <dt>{name}</dt>
          <dd>{format.number(count)}</dd>
        </div>
      ))}
    </dl>
  );
}

type RejectedRow = FigureUpload['rejected'][number];

function Rejected({ rejected }: { rejected: readonly RejectedRow[] }) {
  const text = useText(uploadText);
  const say = useSay();
  const columns: Column<RejectedRow>[] = [
    { key: 'row', header: text.row, kind: 'number', value: (one) => one.row },
    { key: 'column', header: text.column, value: (one) => one.column },
    { key: 'value', header: text.found, value: (one) => (one.value === '' ? '–' : one.value) },
    { key: 'reason', header: text.reason, value: (one) => say(one.reason) },
  ];
  return (
    <DataTable
      caption={text.rejectedTable}
      rows={rejected}
      rowKey={(one) => `${one.row} ${one.column}`}
      columns={columns}
      note={text.rejectedStay}
    />
  );
}
