import type {
  Family,
  FamilyPage,
  Person,
  RegisterChoices,
  RegisterQuery,
  SecretField,
  SubjectSights,
  Unmasked,
} from '@pilar/contracts';
import { infiniteQueryOptions, queryOptions, useMutation } from '@tanstack/react-query';
import { api } from '../../platform/api/client.ts';

export type FamilyFilter = Readonly<Pick<RegisterQuery, 'place' | 'desil' | 'livelihood'>>;

export const familiesQuery = (filter: FamilyFilter) =>
  infiniteQueryOptions({
    queryKey: ['registry', 'families', filter],
    queryFn: ({ pageParam, signal }) =>
      api.get<FamilyPage>('/registry/families', { query: { ...filter, after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last: FamilyPage) => last.next,
  });

export const choicesQuery = queryOptions({
  queryKey: ['registry', 'choices'],
  queryFn: ({ signal }) => api.get<RegisterChoices>('/registry/choices', { signal }),
});

export const familyQuery = (id: string) =>
  queryOptions({
    queryKey: ['registry', 'family', id],
    queryFn: ({ signal }) => api.get<Family>(`/registry/families/${id}`, { signal }),
  });

export const personQuery = (id: string) =>
  queryOptions({
    queryKey: ['registry', 'person', id],
    queryFn: ({ signal }) => api.get<Person>(`/registry/persons/${id}`, { signal }),
  });

export type Carrier = Readonly<{ kind: 'families' | 'persons'; id: string }>;

const ENTITIES = { families: 'registry.family', persons: 'registry.person' } as const;

export const sightsQuery = ({ kind, id }: Carrier) =>
  infiniteQueryOptions({
    queryKey: ['audit', 'subject', kind, id],
    queryFn: ({ pageParam, signal }) =>
      api.get<SubjectSights>(`/audit/subjects/${ENTITIES[kind]}/${id}`, {
        query: { before: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last: SubjectSights) => last.next,
  });

/** Not a query: what was opened stays in no cache, and is gone with the page. */
export function useUnmask({ kind, id }: Carrier) {
  return useMutation({
    mutationFn: (body: Readonly<{ fields: readonly SecretField[]; reason: string }>) =>
      api.post<Unmasked>(`/registry/${kind}/${id}/unmask`, body),
    gcTime: 0,
  });
}
