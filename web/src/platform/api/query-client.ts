import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem.ts';

/** A refusal repeats itself: only a lost line or a server error is tried again, once. */
function shouldRetry(failures: number, thrown: unknown): boolean {
  if (!(thrown instanceof ApiProblem)) return false;
  return failures < 1 && (thrown.status === 0 || thrown.status === 502 || thrown.status === 503);
}

/** `onProblem` hears every refusal: the shell sends a visitor to sign in, a new city to its first page. */
export function makeQueryClient(onProblem: (problem: ApiProblem) => void = () => undefined): QueryClient {
  const hear = (thrown: unknown) => {
    if (thrown instanceof ApiProblem) onProblem(thrown);
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: hear }),
    mutationCache: new MutationCache({ onError: hear }),
    defaultOptions: {
      queries: { staleTime: 30_000, gcTime: 300_000, retry: shouldRetry, refetchOnWindowFocus: false },
      mutations: { retry: false },
    },
  });
}
