import type { AuditList, AuditProof, AuditVerification } from '@pilar/contracts';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { api } from '../../platform/api/client.ts';

/** What the page is narrowed to; an empty part narrows nothing. */
export type AuditFilters = Readonly<{
  text: string;
  who: string;
  action: string;
  entity: string;
  purpose: string;
  from: string;
  until: string;
}>;

export function filterQuery(filters: AuditFilters): Record<string, string> {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''));
}

export function useAudit(filters: AuditFilters) {
  return useInfiniteQuery({
    queryKey: ['audit', filters],
    queryFn: ({ pageParam, signal }) =>
      api.get<AuditList>('/audit', {
        query: { ...filterQuery(filters), ...(pageParam === '' ? {} : { before: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    select: (data) => data.pages.flatMap((page) => page.entries),
    staleTime: 0,
  });
}

export function useVerification() {
  return useMutation({ mutationFn: () => api.get<AuditVerification>('/audit/verify') });
}

/** Computed again each time it is asked: a proof that was true yesterday proves nothing today. */
export function useProof(id: string) {
  return useMutation({ mutationFn: () => api.get<AuditProof>(`/audit/entries/${id}/proof`) });
}
