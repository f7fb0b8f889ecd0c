import type { AddFigure, Figure, FigureList, FigureUpload, IndicatorList, Series } from '@pilar/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../platform/api/client.ts';
import { upload } from '../../platform/api/upload.ts';

export const indicatorsQuery = queryOptions({
  queryKey: ['indicators'],
  queryFn: ({ signal }) => api.get<IndicatorList>('/indicators', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** City beside province and nation, cut at the breaks of each. */
export const seriesQuery = (code: string) =>
  queryOptions({
    queryKey: ['figures', 'series', code],
    queryFn: ({ signal }) => api.get<Series>(`/indicators/${encodeURIComponent(code)}/series`, { signal }),
    enabled: code !== '',
  });

/** What the table shows, and what the export and the server know under the same names. */
export type FigureFilter = Readonly<{ indicator: string; area: string; kind: string; history: string }>;

export const figuresQuery = (filter: FigureFilter) =>
  queryOptions({
    queryKey: ['figures', 'list', filter],
    queryFn: ({ signal }) => api.get<FigureList>('/figures', { query: filter, signal }),
    enabled: filter.indicator !== '',
  });

/** A new figure changes series, tables, gauges and walk-backs alike. */
function useForget() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['figures'] });
}

export function useAddFigure() {
  const forget = useForget();
  return useMutation({
    mutationFn: (body: AddFigure) => api.post<Figure>('/figures', body),
    onSuccess: forget,
  });
}

type Upload = Readonly<{ file: File; isSaved: boolean; onProgress?: (share: number) => void }>;

/** Reads a list row by row; only with `isSaved` is anything published. */
export function useUploadFigures() {
  const forget = useForget();
  return useMutation({
    mutationFn: ({ file, isSaved, onProgress }: Upload) => {
      const form = new FormData();
      form.set('file', file);
      return upload<FigureUpload>('/figures/upload', form, {
        query: { save: isSaved ? 1 : 0 },
        ...(onProgress ? { onProgress } : {}),
      });
    },
    onSuccess: (done) => (done.isSaved ? forget() : undefined),
  });
}
