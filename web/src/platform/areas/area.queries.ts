import type { AreaImport, AreaList, Boundaries } from '@pilar/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client.ts';
import { upload } from '../api/upload.ts';

export const areasQuery = queryOptions({
  queryKey: ['areas'],
  queryFn: ({ signal }) => api.get<AreaList>('/areas', { signal }),
  staleTime: 300_000,
});

/** Ask only when `areas.boundaries` is not null: without an import there is nothing to fetch. */
export const boundariesQuery = queryOptions({
  queryKey: ['areas', 'boundaries'],
  queryFn: ({ signal }) => api.get<Boundaries>('/areas/boundaries', { signal }),
  staleTime: 600_000,
});

type Upload = Readonly<{ file: File; onProgress?: (share: number) => void }>;

function send(path: string, { file, onProgress }: Upload, query = {}): Promise<AreaImport> {
  const form = new FormData();
  form.set('file', file);
  return upload<AreaImport>(path, form, { query, ...(onProgress ? { onProgress } : {}) });
}

/** Reads a file of boundaries and says what it would do; nothing is changed. */
export function useCheckBoundaries() {
  return useMutation({
    mutationFn: (given: Upload) => send('/areas/boundaries', given, { check: 1 }),
  });
}

export function useApplyBoundaries() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (given: Upload) => send('/areas/boundaries', given),
    onSuccess: () => client.invalidateQueries({ queryKey: ['areas'] }),
  });
}

export function useRemoveBoundaries() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.delete<AreaList>('/areas/boundaries'),
    onSuccess: () => client.invalidateQueries({ queryKey: ['areas'] }),
  });
}

export function useReplaceAreaList() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (given: Upload) => send('/areas/list', given),
    onSuccess: () => client.invalidateQueries({ queryKey: ['areas'] }),
  });
}
