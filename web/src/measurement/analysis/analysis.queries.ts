import type {
  AnalysisChoices,
  AnalysisRecomputed,
  AnalysisRequest,
  AnalysisStarted,
  AnalysisTrace,
} from '@pilar/contracts';
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../../platform/api/client.ts';
import { useJob } from '../../platform/jobs/job.queries.ts';

export const choicesQuery = queryOptions({
  queryKey: ['analyses', 'choices'],
  queryFn: ({ signal }) => api.get<AnalysisChoices>('/analyses/choices', { signal }),
});

/**
 * The answer to a question of the surveys. Where it is not known yet a job computes it, and the question is put again when
 * that job is done.
 */
export function useAnalysis(request: AnalysisRequest | null) {
  const started = useQuery({
    queryKey: ['analyses', request],
    queryFn: ({ signal }) => api.post<AnalysisStarted>('/analyses', request, { signal }),
    enabled: request !== null,
  });
  const analysis = started.data?.analysis ?? null;
  const job = useJob(started.data?.jobId ?? null);
  const isDone = job.data?.state === 'done' && analysis === null;
  const { refetch } = started;
  useEffect(() => {
    if (isDone) void refetch();
  }, [isDone, refetch]);
  return { analysis, job: job.data ?? null, error: started.error ?? job.error, again: () => void refetch() };
}

export function useAnalysisTrace(id: string | null) {
  return useQuery({
    queryKey: ['analyses', id, 'trace'],
    queryFn: ({ signal }) => api.get<AnalysisTrace>(`/analyses/${id}/trace`, { signal }),
    enabled: id !== null,
  });
}

/** Never kept: each press is a new computation. */
export function useRecomputeAnalysis() {
  return useMutation({
    mutationFn: (id: string) => api.post<AnalysisRecomputed>(`/analyses/${id}/recompute`),
    gcTime: 0,
  });
}
