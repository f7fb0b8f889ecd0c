import type {
  HandOverWork,
  LeaveUser,
  MoveUser,
  OpenWorkList,
  ReturnUser,
  User,
  WaitingWork,
} from '@pilar/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../platform/api/client.ts';

export const workQuery = (userId: string) =>
  queryOptions({
    queryKey: ['users', userId, 'work'],
    queryFn: ({ signal }) => api.get<OpenWorkList>(`/users/${userId}/work`, { signal }),
    staleTime: 0,
  });

export const waitingQuery = queryOptions({
  queryKey: ['users', 'waiting'],
  queryFn: ({ signal }) => api.get<WaitingWork>('/users/waiting', { signal }),
});

type Steps = Readonly<{ leave: LeaveUser; move: MoveUser; return: ReturnUser; 'hand-over': HandOverWork }>;

/** One step of somebody's leaving or moving; the list of users follows. */
export function useLeavingStep<Step extends keyof Steps>(step: Step) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: Readonly<{ id: string; body: Steps[Step] }>) =>
      api.post<User>(`/users/${id}/${step}`, body),
    onSuccess: () => client.invalidateQueries({ queryKey: ['users'] }),
  });
}
