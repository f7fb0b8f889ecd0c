import type {
  ProveFactor,
  ProvePassword,
  RecoveryCodes,
  SecondFactor,
  SecondFactorSecret,
  Session,
} from '@pilar/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../platform/api/client.ts';
import { sessionQuery } from '../../platform/session/session.queries.ts';

const path = '/session/second-factor';

export const secondFactorQuery = queryOptions({
  queryKey: ['second-factor'],
  queryFn: ({ signal }) => api.get<SecondFactor>(path, { signal }),
});

export const useStartFactor = () =>
  useMutation({ mutationFn: (body: ProvePassword) => api.post<SecondFactorSecret>(`${path}/start`, body) });

/** Roles open further rights with it, so the session is asked for again. */
function useFactorChange<Body, Answer>(send: (body: Body) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: secondFactorQuery.queryKey });
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
  });
}

export const useConfirmFactor = () =>
  useFactorChange((body: ProveFactor) => api.post<RecoveryCodes>(`${path}/confirm`, body));
export const useRenewCodes = () =>
  useFactorChange((body: ProvePassword) => api.post<RecoveryCodes>(`${path}/recovery-codes`, body));
export const useEndFactor = () =>
  useFactorChange((body: ProvePassword) => api.post<Session>(`${path}/end`, body));

/** Leaves a sign-in between its two steps; nothing of the person was shown yet. */
export function useLeaveSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.delete<Session>('/session'),
    onSuccess: (session) => client.setQueryData(sessionQuery.queryKey, session),
  });
}

/** The second step of a sign-in. */
export function useShowFactor() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ProveFactor) => api.post<Session>(path, body),
    onSuccess: (session) => client.setQueryData(sessionQuery.queryKey, session),
  });
}
