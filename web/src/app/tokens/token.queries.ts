import type {
  AddServiceToken,
  EndServiceToken,
  MadeServiceToken,
  ServiceToken,
  ServiceTokenList,
} from '@pilar/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../platform/api/client.ts';

const queryKey = ['tokens'];

export const tokensQuery = queryOptions({
  queryKey,
  queryFn: ({ signal }) => api.get<ServiceTokenList>('/tokens', { signal }),
});

export function useMakeToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: AddServiceToken) => api.post<MadeServiceToken>('/tokens', body),
    onSuccess: () => client.invalidateQueries({ queryKey }),
  });
}

export function useEndToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: Readonly<{ id: string; body: EndServiceToken }>) =>
      api.post<ServiceToken>(`/tokens/${id}/end`, body),
    onSuccess: () => client.invalidateQueries({ queryKey }),
  });
}
