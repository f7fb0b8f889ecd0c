import type { Job } from '@pilar/contracts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { useLanguage } from '../../platform/text/language.ts';
import { Anchor } from '../../ui/Anchor.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { uiText } from '../../ui/ui.text.ts';
import { jobsText } from './jobs.text.ts';

/** Jobs that ended, with the sentence of the problem where one failed. */
export function EndedJobs({ jobs }: { jobs: readonly Job[] }) {
  const text = useText(jobsText);
  const words = useText(uiText);
  const format = useFormat();
  const language = useLanguage();
  const why = (job: Job) =>
    job.problem === null ? '' : language === 'id' ? job.problem.title : job.problem.titleEn;
  return (
    <DataTable
      caption={text.ended}
      rows={jobs}
      rowKey={(job) => job.id}
      columns={[
        {
          key: 'title',
          header: text.name,
          value: (job) => job.title,
          cell: (job) => (job.link === null ? job.title : <Anchor href={job.link}>{job.title}</Anchor>),
        },
        {
          key: 'state',
          header: text.state,
          value: (job) => words[job.state],
          cell: (job) => (
            <>
              {words[job.state]} {why(job) === '' ? null : <span className="small soft">{why(job)}</span>}
            </>
          ),
        },
        { key: 'rows', header: text.rows, kind: 'number', value: (job) => job.done },
        {
          key: 'started',
          header: text.started,
          value: (job) => job.startedAt,
          cell: (job) => format.stamp(job.startedAt),
        },
        {
          key: 'finished',
          header: text.finished,
          value: (job) => job.finishedAt,
          cell: (job) => format.stamp(job.finishedAt),
        },
        {
          key: 'attempts',
          header: text.attempts,
          kind: 'number',
          isExtra: true,
          value: (job) => job.attempts,
        },
      ]}
    />
  );
}
