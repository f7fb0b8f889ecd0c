import type { Job } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem } from '../../platform/api/problem.ts';
import { useFormat } from '../../platform/format/use-format.ts';
import { isUnderWay, jobsQuery, useCancelJob } from '../../platform/jobs/job.queries.ts';
import { useCan, useCity } from '../../platform/session/session.queries.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { Anchor } from '../../ui/Anchor.tsx';
import { Confirm } from '../../ui/Confirm.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { JobProgress } from '../../ui/JobProgress.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { useToast } from '../../ui/Toast.tsx';
import { EndedJobs } from './EndedJobs.tsx';
import { jobsText } from './jobs.text.ts';

/** Long work of the system: what runs, what ended, how. */
export function JobsPage() {
  const text = useText(jobsText);
  const format = useFormat();
  const city = useCity();
  const query = useQuery(jobsQuery);
  const count = query.data?.jobs.filter(isUnderWay).length;
  const sentence = count ? text.sentence(format.number(count)) : text.sentenceNone;
  return (
    <div className="stack">
      <PageHeader
        title={text.title}
        place={city ? [{ label: city.name }] : []}
        sentence={count === undefined ? undefined : sentence}
      />
      <QueryView
        query={query}
        isEmpty={(data) => data.jobs.length === 0}
        empty={
          <EmptyState title={text.emptyTitle} action={<Anchor href="/survei">{text.toSurveys}</Anchor>}>
            {text.empty}
          </EmptyState>
        }
      >
        {(data) => <JobLists jobs={data.jobs} />}
      </QueryView>
    </div>
  );
}

function JobLists({ jobs }: { jobs: readonly Job[] }) {
  const text = useText(jobsText);
  const canCancel = useCan('job.cancel');
  const [stopping, setStopping] = useState<Job | null>(null);
  const running = jobs.filter(isUnderWay);
  const ended = jobs.filter((job) => !isUnderWay(job));
  return (
    <>
      {running.length > 0 ? (
        <section className="section">
          <h2>{text.underWay}</h2>
          {running.map((job) => (
            <JobProgress
              key={job.id}
              job={job}
              {...(canCancel ? { onCancel: () => setStopping(job) } : {})}
            />
          ))}
        </section>
      ) : null}
      {ended.length > 0 ? <EndedJobs jobs={ended} /> : null}
      <StopJob job={stopping} onClose={() => setStopping(null)} />
    </>
  );
}

function StopJob({ job, onClose }: { job: Job | null; onClose: () => void }) {
  const text = useText(jobsText);
  const toast = useToast();
  const cancel = useCancelJob();
  const stop = () => {
    if (job === null) return;
    cancel.mutate(job.id, {
      onSuccess: () => {
        toast.say(text.stopped);
        onClose();
      },
    });
  };
  return (
    <Confirm
      isOpen={job !== null}
      title={text.stopTitle}
      confirmLabel={text.stop}
      isGrave
      isBusy={cancel.isPending}
      problem={cancel.error === null ? null : asProblem(cancel.error)}
      onConfirm={stop}
      onClose={onClose}
    >
      <p>{text.stopText(job?.title ?? '')}</p>
    </Confirm>
  );
}
