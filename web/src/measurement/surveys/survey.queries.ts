import type {
  Estimate,
  EstimateList,
  EstimateRequest,
  FigureList,
  JobStarted,
  RejectionList,
  Survey,
  SurveyDetail,
  SurveyList,
  SurveyMapping,
} from '@pilar/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../platform/api/client.ts';
import { upload } from '../../platform/api/upload.ts';

const part = encodeURIComponent;

const TWO_SECONDS = 2000;

export const surveysQuery = queryOptions({
  queryKey: ['surveys'],
  queryFn: ({ signal }) => api.get<SurveyList>('/surveys', { signal }),
});

/** `sheet` is empty for the sheet that the server took by itself. */
export const surveyQuery = (id: string, sheet: string) =>
  queryOptions({
    queryKey: ['surveys', id, 'detail', sheet],
    queryFn: ({ signal }) => api.get<SurveyDetail>(`/surveys/${part(id)}`, { query: { sheet }, signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'importing' ? TWO_SECONDS : false),
    placeholderData: (before) => (before?.id === id ? before : undefined),
  });

export const rejectionsQuery = (id: string, dataVersion: string | null) =>
  queryOptions({
    queryKey: ['surveys', id, 'rejections', dataVersion],
    queryFn: ({ signal }) => api.get<RejectionList>(`/surveys/${part(id)}/rejections`, { signal }),
  });

export const estimatesQuery = (id: string) =>
  queryOptions({
    queryKey: ['surveys', id, 'estimates'],
    queryFn: ({ signal }) => api.get<EstimateList>(`/surveys/${part(id)}/estimates`, { signal }),
  });

/** Published survey figures of an area, replaced ones too: what a publication would replace, and what it made. */
export const surveyFiguresQuery = (area: string) =>
  queryOptions({
    queryKey: ['figures', 'survey', area],
    queryFn: ({ signal }) =>
      api.get<FigureList>('/figures', { query: { kind: 'survey', area, history: 1 }, signal }),
    enabled: area !== '',
  });

type Received = Readonly<{
  file: File;
  title: string;
  period: string;
  onProgress: (share: number) => void;
}>;

export function useReceiveSurvey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ file, title, period, onProgress }: Received) => {
      const form = new FormData();
      form.set('file', file);
      form.set('title', title);
      form.set('period', period);
      return upload<SurveyDetail>('/surveys', form, { onProgress });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['surveys'] }),
  });
}

export function useStartImport(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (mapping: SurveyMapping) => api.put<JobStarted>(`/surveys/${part(id)}/mapping`, mapping),
    // The page turns to the import only when it knows that one is under way.
    onSuccess: () => client.invalidateQueries({ queryKey: ['surveys'] }),
  });
}

export function useUndoSurvey(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.post<Survey>(`/surveys/${part(id)}/undo`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['surveys'] }),
  });
}

export function useMakeEstimate(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: EstimateRequest) => api.post<Estimate>(`/surveys/${part(id)}/estimates`, request),
    onSuccess: (made) =>
      client.setQueryData(estimatesQuery(id).queryKey, (before) => ({
        estimates: [made, ...(before?.estimates ?? [])],
      })),
  });
}

export function usePublishEstimate(surveyId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (estimateId: string) => api.post<FigureList>(`/estimates/${part(estimateId)}/publish`),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['figures'] }),
        client.invalidateQueries({ queryKey: estimatesQuery(surveyId).queryKey }),
      ]),
  });
}
