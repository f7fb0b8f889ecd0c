import type { QueryClient } from '@tanstack/react-query';
import {
  type AnyRouter,
  createRouter,
  parseSearchWith,
  type RouterHistory,
  stringifySearchWith,
} from '@tanstack/react-router';
import type { ApiProblem } from '../platform/api/problem.ts';
import { makeQueryClient } from '../platform/api/query-client.ts';
import { sessionQuery } from '../platform/session/session.queries.ts';
import { BrokenPage } from './BrokenPage.tsx';
import { NotFoundPage } from './NotFoundPage.tsx';
import { returnAddress } from './return-address.ts';
import { routeTree } from './routes.tsx';
import { ShellLoading } from './ShellLoading.tsx';

/** Filters are read from the address as they stand there: `?wilayah=18.72` stays text. */
const search = {
  parseSearch: parseSearchWith((text) => text),
  stringifySearch: stringifySearchWith(String),
} as const;

function whenRefused(router: AnyRouter, client: QueryClient, problem: ApiProblem) {
  const path = router.state.location.pathname;
  if (problem.code === 'not-signed-in' && path !== '/masuk') {
    client.setQueryData(sessionQuery.queryKey, (before) =>
      before ? { ...before, user: null, hasEnded: before.user !== null } : before,
    );
    router.history.push(returnAddress(router.state.location.href));
  }
  if (problem.code === 'setup-needed' && path !== '/mulai') router.history.push('/mulai');
}

export function makeAppRouter(history?: RouterHistory) {
  const client: QueryClient = makeQueryClient((problem) => whenRefused(router, client, problem));
  const router = createRouter({
    routeTree,
    context: { client },
    defaultPreload: false,
    scrollRestoration: true,
    defaultPendingComponent: ShellLoading,
    defaultErrorComponent: BrokenPage,
    defaultNotFoundComponent: NotFoundPage,
    ...search,
    ...(history === undefined ? {} : { history }),
  });
  return { router, client };
}
