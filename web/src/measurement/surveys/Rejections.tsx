import type { RejectionList, SurveyDetail } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../platform/format/use-format.ts';
import { useSay, useText } from '../../platform/text/dictionary.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { DownloadButton } from '../../ui/DownloadButton.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { checkText } from './check.text.ts';
import { rejectionsQuery } from './survey.queries.ts';

type Props = Readonly<{ survey: SurveyDetail; canRead: boolean }>;

/** Refused rows are quoted from the file, so only those who import see them. */
export function Rejections({ survey, canRead }: Props) {
  const text = useText(checkText);
  if (survey.rowsRejected === 0) return null;
  return canRead ? <RejectionView survey={survey} /> : <Notice>{text.readerOnly}</Notice>;
}

function RejectionView({ survey }: { survey: SurveyDetail }) {
  const query = useQuery(rejectionsQuery(survey.id, survey.dataVersion));
  return (
    <QueryView query={query}>
      {(list) => (
        <>
          {list.byReason.length > 1 ? <ReasonTable list={list} /> : null}
          <RowTable list={list} survey={survey} />
        </>
      )}
    </QueryView>
  );
}

function ReasonTable({ list }: { list: RejectionList }) {
  const text = useText(checkText);
  const say = useSay();
  return (
    <div className="reason-table">
      <DataTable
        caption={text.byReason}
        rows={list.byReason}
        rowKey={(one) => one.code}
        initialSort={{ key: 'count', isDescending: true }}
        columns={[
          { key: 'reason', header: text.reason, value: (one) => say(one.reason) },
          { key: 'count', header: text.count, kind: 'number', value: (one) => one.count },
        ]}
        note={text.cells}
      />
    </div>
  );
}

type Rejection = RejectionList['rejections'][number];

function RowTable({ list, survey }: Readonly<{ list: RejectionList; survey: SurveyDetail }>) {
  const text = useText(checkText);
  const format = useFormat();
  const say = useSay();
  const columns: Column<Rejection>[] = [
    { key: 'row', header: text.row, kind: 'number', value: (one) => one.row },
    { key: 'column', header: text.column, value: (one) => one.column },
    {
      key: 'value',
      header: text.value,
      value: (one) => one.value,
      cell: (one) =>
        one.value === '' ? (
          <span className="soft">{text.empty}</span>
        ) : (
          <code className="cell-code">{one.value}</code>
        ),
    },
    { key: 'reason', header: text.reason, value: (one) => say(one.reason) },
  ];
  const isCut = list.total > list.rejections.length;
  return (
    <DataTable
      caption={text.list}
      rows={list.rejections}
      rowKey={(one) => `${one.row} ${one.column}`}
      columns={columns}
      initialSort={{ key: 'row', isDescending: false }}
      tools={
        <DownloadButton
          path={`/surveys/${encodeURIComponent(survey.id)}/rejections.xlsx`}
          name="baris-ditolak.xlsx"
          label={text.download}
        />
      }
      note={
        isCut ? text.firstOf(format.number(list.rejections.length), format.number(list.total)) : undefined
      }
    />
  );
}
