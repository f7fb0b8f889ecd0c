import type { Home } from '@pilar/contracts';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../platform/api/client.ts';

export const homeQuery = queryOptions({
  queryKey: ['figures', 'home'],
  queryFn: ({ signal }) => api.get<Home>('/home', { signal }),
});
