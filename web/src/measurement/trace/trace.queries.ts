import type { Recomputed, Trace } from '@pilar/contracts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useAddressPart } from '../../platform/address/use-address.ts';
import { api } from '../../platform/api/client.ts';

/** The figure whose walk-back is open stands in the address (`?jejak=…`), so that a link shows the same panel. */
export function useOpenTrace(): [string, (id: string | null) => void] {
  return useAddressPart('jejak', '');
}

export function useTrace(id: string) {
  return useQuery({
    queryKey: ['figures', id, 'trace'],
    queryFn: ({ signal }) => api.get<Trace>(`/figures/${encodeURIComponent(id)}/trace`, { signal }),
    enabled: id !== '',
  });
}

/** Computes the figure again now. The answer is never kept: each press is a new computation. */
export function useRecompute() {
  return useMutation({
    mutationFn: (id: string) => api.post<Recomputed>(`/figures/${encodeURIComponent(id)}/recompute`),
    gcTime: 0,
  });
}
