import type { DesilTable, DesilTrace } from '@pilar/contracts';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../platform/api/client.ts';

export type Level = DesilTable['level'];

export const desilQuery = (level: Level) =>
  queryOptions({
    queryKey: ['registry', 'desil', level],
    queryFn: ({ signal }) => api.get<DesilTable>('/registry/desil', { query: { level }, signal }),
  });

/** Counted anew each time it is opened: that is its point. */
export const desilTraceQuery = queryOptions({
  queryKey: ['registry', 'desil', 'trace'],
  queryFn: ({ signal }) => api.get<DesilTrace>('/registry/desil/trace', { signal }),
  staleTime: 0,
  gcTime: 0,
});
