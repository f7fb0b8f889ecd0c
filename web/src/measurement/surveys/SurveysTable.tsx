import type { Survey } from '@pilar/contracts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { Anchor } from '../../ui/Anchor.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { SyntheticMark } from './SyntheticMark.tsx';
import { surveysText } from './surveys.text.ts';

/** Rows are known only once an import has ended. */
const counted = (survey: Survey, count: number) => (survey.dataVersion === null ? null : count);

export function SurveysTable({ surveys }: { surveys: readonly Survey[] }) {
  const text = useText(surveysText);
  const format = useFormat();
  const columns: Column<Survey>[] = [
    {
      key: 'title',
      header: text.name,
      value: (survey) => survey.title,
      cell: (survey) => (
        <span className="survey-name">
          <Anchor href={`/survei/${survey.id}`}>{survey.title}</Anchor>
          {survey.isSynthetic ? <SyntheticMark /> : null}
        </span>
      ),
    },
    {
      key: 'period',
      header: text.period,
      value: (survey) => survey.period,
      cell: (survey) => format.period(survey.period),
    },
    {
      key: 'state',
      header: text.state,
      value: (survey) => text[survey.state],
      cell: (survey) => (
        <span className="survey-state" data-state={survey.state}>
          {text[survey.state]}
        </span>
      ),
    },
    {
      key: 'accepted',
      header: text.accepted,
      kind: 'number',
      value: (one) => counted(one, one.rowsAccepted),
    },
    {
      key: 'rejected',
      header: text.rejected,
      kind: 'number',
      value: (one) => counted(one, one.rowsRejected),
    },
    {
      key: 'when',
      header: text.when,
      value: (survey) => survey.createdAt,
      cell: (survey) => format.stamp(survey.createdAt),
    },
    { key: 'who', header: text.who, value: (survey) => survey.createdBy },
    { key: 'file', header: text.file, isExtra: true, value: (survey) => survey.fileName },
    {
      key: 'version',
      header: text.version,
      isExtra: true,
      value: (survey) => survey.dataVersion?.slice(0, 12) ?? null,
    },
  ];
  return (
    <DataTable
      caption={text.list}
      rows={surveys}
      rowKey={(survey) => survey.id}
      columns={columns}
      initialSort={{ key: 'period', isDescending: true }}
    />
  );
}
