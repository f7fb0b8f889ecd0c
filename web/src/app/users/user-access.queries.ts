import type { MadeLink, OpenSessionList, User } from '@pilar/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../platform/api/client.ts';

export const useMakeLink = () =>
  useMutation({ mutationFn: (id: string) => api.post<MadeLink>(`/users/${id}/link`) });

export const useEndSessionsOf = () =>
  useMutation({ mutationFn: (id: string) => api.delete<OpenSessionList>(`/users/${id}/sessions`) });

export function useEndFactorOf() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.delete<User>(`/users/${id}/second-factor`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['users'] }),
  });
}
