import type {
  AddSubjectRequest,
  Assessment,
  BreachList,
  ChangeBreach,
  CloseBreach,
  CorrectSubject,
  FindPerson,
  FlaggedDataSet,
  FoundPersons,
  HolidayList,
  ProcessingRecord,
  ReportBreach,
  RetentionState,
  SaveAssessment,
  SetHoliday,
  SetSharingFlag,
  SharingFlags,
  StepSubjectRequest,
  SubjectRequestDetail,
  SubjectRequestList,
} from '@pilar/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../platform/api/client.ts';

const ask = <T>(name: string) =>
  queryOptions({
    queryKey: ['protection', name],
    queryFn: ({ signal }) => api.get<T>(`/protection/${name}`, { signal }),
    staleTime: 0,
  });

export const processingQuery = ask<ProcessingRecord>('processing');
export const sharingQuery = ask<SharingFlags>('sharing');
export const assessmentQuery = ask<Assessment>('assessment');
export const requestsQuery = ask<SubjectRequestList>('requests');
export const requestQuery = (id: string) => ask<SubjectRequestDetail>(`requests/${id}`);
export const breachesQuery = ask<BreachList>('breaches');
export const holidaysQuery = ask<HolidayList>('holidays');
export const retentionQuery = ask<RetentionState>('retention');

/** Whatever is written here shows in lists and in the record itself. */
function useWrite<Body, Answer>(write: (body: Body) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: write,
    onSuccess: () => client.invalidateQueries({ queryKey: ['protection'] }),
  });
}

export const useSetFlag = () =>
  useWrite(({ dataSet, ...flag }: SetSharingFlag & Readonly<{ dataSet: FlaggedDataSet }>) =>
    api.put<SharingFlags>(`/protection/sharing/${dataSet}`, flag),
  );
export const useSaveAssessment = () =>
  useWrite((body: SaveAssessment) => api.post<Assessment>('/protection/assessment', body));
export const useSignAssessment = () =>
  useWrite((version: number) => api.post<Assessment>(`/protection/assessment/${version}/sign`));
export const useAddRequest = () =>
  useWrite((body: AddSubjectRequest) => api.post<SubjectRequestDetail>('/protection/requests', body));
export const useStepRequest = (id: string) =>
  useWrite((body: StepSubjectRequest) =>
    api.post<SubjectRequestDetail>(`/protection/requests/${id}/steps`, body),
  );
export const useReportBreach = () =>
  useWrite((body: ReportBreach) => api.post<BreachList>('/protection/breaches', body));
export const useChangeBreach = (id: string) =>
  useWrite((body: ChangeBreach) => api.patch<BreachList>(`/protection/breaches/${id}`, body));
export const useCloseBreach = (id: string) =>
  useWrite((body: CloseBreach) => api.post<BreachList>(`/protection/breaches/${id}/close`, body));
export const useRunRetention = () =>
  useWrite((_: undefined) => api.post<RetentionState>('/protection/retention/run'));
export const useCorrectSubject = (id: string) =>
  useWrite((body: CorrectSubject) =>
    api.post<SubjectRequestDetail>(`/protection/requests/${id}/correct`, body),
  );
export const useSetHoliday = () =>
  useWrite(({ date, ...body }: SetHoliday & Readonly<{ date: string }>) =>
    api.put<HolidayList>(`/protection/holidays/${date}`, body),
  );
export const useRemoveHoliday = () =>
  useWrite((date: string) => api.delete<HolidayList>(`/protection/holidays/${date}`));

/** Not a query: who was looked for stays in no cache and in no address. */
export const useFindPersons = () =>
  useMutation({
    mutationFn: (body: FindPerson) => api.post<FoundPersons>('/registry/persons/find', body),
    gcTime: 0,
  });
