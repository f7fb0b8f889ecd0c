import { Button } from '@mantine/core';
import type { Job, SurveyDetail } from '@pilar/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useFormat } from '../../platform/format/use-format.ts';
import { isUnderWay, useJob } from '../../platform/jobs/job.queries.ts';
import { useCan } from '../../platform/session/session.queries.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { JobProgress } from '../../ui/JobProgress.tsx';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { checkText } from './check.text.ts';
import { ImportProgress } from './ImportProgress.tsx';
import { Rejections } from './Rejections.tsx';
import { UndoImport } from './UndoImport.tsx';

type Props = Readonly<{ survey: SurveyDetail; onColumns: () => void; onCompute: () => void }>;

/** Second step: the running import, or what came of it, each refused row with its reason. */
export function CheckStep({ survey, onColumns, onCompute }: Props) {
  const text = useText(checkText);
  const job = useImportJob(survey);
  const canWrite = useCan('survey.write');
  const isChecked = survey.dataVersion !== null && survey.state !== 'importing';
  return (
    <section className="section" aria-label={text.title}>
      <h2>{text.title}</h2>
      <ImportState survey={survey} job={job} />
      {survey.state === 'received' && !job ? <p>{text.notYet}</p> : null}
      {isChecked ? <RowCounts survey={survey} /> : null}
      <div className="row no-print">
        {survey.state === 'ready' ? <Button onClick={onCompute}>{text.toCompute}</Button> : null}
        {canWrite && (survey.state === 'received' || survey.state === 'failed') ? (
          <Button onClick={onColumns}>
            {survey.state === 'failed' ? text.changeColumns : text.toColumns}
          </Button>
        ) : null}
        {canWrite && survey.state !== 'undone' && survey.state !== 'importing' ? (
          <UndoImport survey={survey} />
        ) : null}
      </div>
      {isChecked ? <Rejections survey={survey} canRead={canWrite} /> : null}
    </section>
  );
}

/** The last import's job, followed until it ends; then what is known of the survey is asked anew. */
function useImportJob(survey: SurveyDetail): Job | undefined {
  const client = useQueryClient();
  const canWrite = useCan('survey.write');
  // How a repeat went is of use to those who import; a survey that was undone has no import any more.
  const isOpen = survey.state === 'ready' ? canWrite : survey.state !== 'undone';
  const { data: job } = useJob(isOpen ? survey.jobId : null);
  const hasEnded = job !== undefined && !isUnderWay(job);
  const isStale = hasEnded && survey.state === 'importing';
  useEffect(() => {
    if (isStale) void client.invalidateQueries({ queryKey: ['surveys'] });
  }, [isStale, client]);
  return isOpen ? job : undefined;
}

function ImportState({ survey, job }: Readonly<{ survey: SurveyDetail; job: Job | undefined }>) {
  const text = useText(checkText);
  if (job === undefined) return survey.state === 'importing' ? <LoadingState lines={3} /> : null;
  if (isUnderWay(job)) return <ImportProgress job={job} />;
  if (job.state === 'cancelled' && survey.state === 'received') return <Notice>{text.stopped}</Notice>;
  return (
    <>
      {survey.state === 'ready' && job.state !== 'done' ? <Notice>{text.notReplaced}</Notice> : null}
      {job.problem === null ? null : <JobProgress job={job} withLink={false} />}
    </>
  );
}

/** When the households were asked, and whether that is the period the survey says. */
function FieldWork({ survey: { interviews, period } }: { survey: SurveyDetail }) {
  const text = useText(checkText);
  const format = useFormat();
  if (interviews === null) return null;
  const { first, last, unknown } = interviews;
  const isElsewhere = last < period || (first > period && !first.startsWith(period));
  return (
    <>
      <p className="small">
        {text.interviews(format.date(first), format.date(last))}
        {unknown > 0 ? ` ${text.interviewsUnknown(format.number(unknown))}` : null}
      </p>
      {isElsewhere ? <Notice>{text.interviewsElsewhere(format.period(period))}</Notice> : null}
    </>
  );
}

function RowCounts({ survey }: { survey: SurveyDetail }) {
  const text = useText(checkText);
  const format = useFormat();
  const facts = [
    { name: text.read, value: survey.rowsRead, tone: undefined },
    { name: text.accepted, value: survey.rowsAccepted, tone: undefined },
    {
      name: text.rejected,
      value: survey.rowsRejected,
      tone: survey.rowsRejected > 0 ? 'problem' : undefined,
    },
  ];
  return (
    <>
      <dl className="row-counts">
        {facts.map((fact) => (
          <div key={fact.name} data-tone={fact.tone}>
            <dt>{fact.name}</dt>
            <dd>{format.number(fact.value)}</dd>
          </div>
        ))}
      </dl>
      <FieldWork survey={survey} />
      <p className="small soft">
        {survey.rowsRejected === 0 ? text.none : text.counts}{' '}
        <span title={text.versionNote}>{text.version(survey.dataVersion?.slice(0, 12) ?? '')}.</span>
      </p>
    </>
  );
}
