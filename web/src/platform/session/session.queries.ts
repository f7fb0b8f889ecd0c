import type { City, Permission, Purpose, Session, SessionUser, SignIn } from '@pilar/contracts';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client.ts';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => api.get<Session>('/session', { signal }),
  staleTime: 300_000,
});

/** The session, once it is known; undefined while it is being asked for. */
export function useSession(): Session | undefined {
  return useQuery(sessionQuery).data;
}

export function useUser(): SessionUser | null {
  return useSession()?.user ?? null;
}

export function useCity(): City | null {
  return useSession()?.city ?? null;
}

/** Whether the signed-in person holds a permission. The server checks again on every request. */
export function useCan(permission: Permission): boolean {
  return useUser()?.permissions.includes(permission) ?? false;
}

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SignIn) => api.post<Session>('/session', body),
    onSuccess: (session) => client.setQueryData(sessionQuery.queryKey, session),
  });
}

/** What this session looks at families for. What was read for another purpose is asked for again. */
export function useChoosePurpose() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (purpose: Purpose) => api.put<Session>('/session/purpose', { purpose }),
    onSuccess: (session) => {
      client.setQueryData(sessionQuery.queryKey, session);
      return client.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0],
      });
    },
  });
}

/** Nothing of the last person stays in memory. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.delete<Session>('/session'),
    onSuccess: (session) => {
      client.clear();
      client.setQueryData(sessionQuery.queryKey, session);
    },
  });
}
