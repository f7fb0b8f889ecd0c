import type { BackupPage, JobStarted } from '@pilar/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../platform/api/client.ts';

export const backupsQuery = queryOptions({
  queryKey: ['backups'],
  queryFn: ({ signal }) => api.get<BackupPage>('/backups', { signal }),
  staleTime: 0,
});

/** Makes one, or checks the one that is named; both answer with the job to follow. */
export function useStartBackupJob() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string | null) =>
      api.post<JobStarted>(name === null ? '/backups' : `/backups/${name}/check`),
    onSettled: () => client.invalidateQueries({ queryKey: ['jobs'] }),
  });
}
