import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { isUnderWay, useCancelJob, useJob } from '../../platform/jobs/job.queries.ts';
import { useCan } from '../../platform/session/session.queries.ts';
import { JobProgress } from '../../ui/JobProgress.tsx';
import { backupsQuery } from './backups.queries.ts';

/** The backup or check under way; when it ends the list is read again. */
export function BackupJob({ id }: { id: string | null }) {
  const client = useQueryClient();
  const { data: job } = useJob(id);
  const cancel = useCancelJob();
  const canCancel = useCan('job.cancel');
  const state = job?.state;
  useEffect(() => {
    if (state !== undefined && !isUnderWay({ state })) {
      void client.invalidateQueries({ queryKey: backupsQuery.queryKey });
    }
  }, [client, state]);
  if (job === undefined || job.state === 'done') return null;
  return (
    <JobProgress
      job={job}
      withLink={false}
      isCancelling={cancel.isPending}
      {...(canCancel ? { onCancel: () => cancel.mutate(job.id) } : {})}
    />
  );
}
