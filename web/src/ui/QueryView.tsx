import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { asProblem } from '../platform/api/problem.ts';
import { ErrorState } from './ErrorState.tsx';
import { LoadingState } from './LoadingState.tsx';

type Props<T> = Readonly<{
  query: Pick<UseQueryResult<T>, 'data' | 'error' | 'refetch'>;
  children: (data: T) => ReactNode;
  loading?: ReactNode;
  empty?: ReactNode;
  isEmpty?: (data: T) => boolean;
}>;

/** The four states of a fetched page: loading, refused, empty, there. */
export function QueryView<T>({ query, children, loading, empty, isEmpty }: Props<T>) {
  const { data, error, refetch } = query;
  if (data !== undefined) return isEmpty?.(data) ? empty : children(data);
  if (error !== null) return <ErrorState problem={asProblem(error)} onRetry={() => void refetch()} />;
  return loading ?? <LoadingState />;
}
