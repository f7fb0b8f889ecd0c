import type { Job, JobList } from '@pilar/contracts';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client.ts';

const HALF_SECOND = 500;

export function isUnderWay(job: Pick<Job, 'state'>): boolean {
  return job.state === 'queued' || job.state === 'running';
}

export const jobsQuery = queryOptions({
  queryKey: ['jobs'],
  queryFn: ({ signal }) => api.get<JobList>('/jobs', { signal }),
  staleTime: 0,
  refetchInterval: (query) => (query.state.data?.jobs.some(isUnderWay) ? HALF_SECOND * 2 : false),
});

/** One job, asked again every half second until it has ended. */
export function useJob(id: string | null) {
  return useQuery({
    queryKey: ['jobs', id],
    queryFn: ({ signal }) => api.get<Job>(`/jobs/${id}`, { signal }),
    enabled: id !== null,
    staleTime: 0,
    refetchInterval: (query) => {
      const job = query.state.data;
      return job !== undefined && !isUnderWay(job) ? false : HALF_SECOND;
    },
  });
}

export function useCancelJob() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.post<Job>(`/jobs/${id}/cancel`),
    onSettled: () => client.invalidateQueries({ queryKey: ['jobs'] }),
  });
}
