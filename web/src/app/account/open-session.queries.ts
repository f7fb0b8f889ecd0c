import type { OpenSessionList } from '@pilar/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../platform/api/client.ts';

const path = '/session/open';

export const openSessionsQuery = queryOptions({
  queryKey: ['open-sessions'],
  queryFn: ({ signal }) => api.get<OpenSessionList>(path, { signal }),
});

function useEnding<Target>(addressOf: (target: Target) => string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (target: Target) => api.delete<OpenSessionList>(addressOf(target)),
    onSuccess: (list) => client.setQueryData(openSessionsQuery.queryKey, list),
  });
}

export const useEndSession = () => useEnding((id: string) => `${path}/${id}`);
export const useEndOtherSessions = () => useEnding<void>(() => path);
