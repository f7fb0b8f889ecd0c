import type { OpenWorkList } from '@pilar/contracts';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../platform/api/client.ts';

export const ownWorkQuery = queryOptions({
  queryKey: ['own-work'],
  queryFn: ({ signal }) => api.get<OpenWorkList>('/session/work', { signal }),
});
