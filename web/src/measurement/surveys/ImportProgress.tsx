import type { Job } from '@pilar/contracts';
import { asProblem } from '../../platform/api/problem.ts';
import { useCancelJob } from '../../platform/jobs/job.queries.ts';
import { useCan } from '../../platform/session/session.queries.ts';
import { ProblemLine } from '../../ui/ErrorState.tsx';
import { JobProgress } from '../../ui/JobProgress.tsx';

/** A running import on its own page, with a way to stop it. */
export function ImportProgress({ job }: { job: Job }) {
  const cancel = useCancelJob();
  const canCancel = useCan('job.cancel');
  return (
    <>
      <JobProgress
        job={job}
        withLink={false}
        isCancelling={cancel.isPending}
        {...(canCancel ? { onCancel: () => cancel.mutate(job.id) } : {})}
      />
      <ProblemLine problem={cancel.error === null ? null : asProblem(cancel.error)} />
    </>
  );
}
