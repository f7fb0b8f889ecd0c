import type { AddUser, ChangeUser, User, UserList } from '@pilar/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../platform/api/client.ts';

export const usersQuery = queryOptions({
  queryKey: ['users'],
  queryFn: ({ signal }) => api.get<UserList>('/users', { signal }),
});

export function useAddUser() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: AddUser) => api.post<User>('/users', body),
    onSuccess: () => client.invalidateQueries({ queryKey: ['users'] }),
  });
}

export function useChangeUser() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, change }: Readonly<{ id: string; change: ChangeUser }>) =>
      api.patch<User>(`/users/${id}`, change),
    onSuccess: () => client.invalidateQueries({ queryKey: ['users'] }),
  });
}
