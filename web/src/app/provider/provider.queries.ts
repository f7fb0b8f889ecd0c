import type {
  BeginProvider,
  FinishProvider,
  OpenLink,
  ProvePassword,
  ProviderAddress,
  ProviderLink,
  ProviderOutcome,
} from '@pilar/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../platform/api/client.ts';
import { sessionQuery } from '../../platform/session/session.queries.ts';
import { browserWindow } from './leave-to.ts';

const path = '/session/provider';

export const providerLinkQuery = queryOptions({
  queryKey: ['provider-link'],
  queryFn: ({ signal }) => api.get<ProviderLink>(path, { signal }),
});

export const providerLinkOfQuery = (userId: string) =>
  queryOptions({
    queryKey: ['provider-link', userId],
    queryFn: ({ signal }) => api.get<ProviderLink>(`/users/${userId}/provider`, { signal }),
  });

/** The browser leaves Pilar, and comes back to the page of the return. */
function useLeaving<Body>(address: string) {
  return useMutation({
    mutationFn: (body: Body) => api.post<ProviderAddress>(address, body),
    onSuccess: (away) => browserWindow.leaveTo(away.address),
  });
}

export const useProviderSignIn = () => useLeaving<BeginProvider>(`${path}/start`);
export const useLinkProvider = () => useLeaving<ProvePassword>(`${path}/link`);
export const useLinkProviderOnce = () => useLeaving<OpenLink>('/session/link/provider');

export function useFinishProvider() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: FinishProvider) => api.post<ProviderOutcome>(path, body),
    onSuccess: ({ session }) => client.setQueryData(sessionQuery.queryKey, session),
  });
}

function useLinkChange<Target>(send: (target: Target) => Promise<ProviderLink>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => client.invalidateQueries({ queryKey: providerLinkQuery.queryKey }),
  });
}

export const useEndProviderLink = () =>
  useLinkChange((body: ProvePassword) => api.post<ProviderLink>(`${path}/end`, body));
export const useEndProviderLinkOf = () =>
  useLinkChange((userId: string) => api.delete<ProviderLink>(`/users/${userId}/provider`));
