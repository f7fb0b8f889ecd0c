import type { Role, Session } from '@pilar/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  parseSearchWith,
  RouterProvider,
  stringifySearchWith,
} from '@tanstack/react-router';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { UiProvider } from '../../ui/UiProvider.tsx';
import { makeQueryClient } from '../api/query-client.ts';
import { LanguageProvider } from '../text/LanguageProvider.tsx';
import type { Language } from '../text/language.ts';
import { type MockRoutes, mockApi } from './mock-api.ts';
import { sessionAs } from './people.ts';

type Options = Readonly<{
  /** Answers by route, for example `{ 'GET /areas': {...} }`. */
  routes?: MockRoutes;
  /** Path pattern of the page and the address that is opened. */
  path?: string;
  url?: string;
  /** Who looks at the page; the session is answered by itself. */
  role?: Role | null;
  session?: Partial<Session>;
  language?: Language;
}>;

/** Shows a page as the app does: language, theme, links, queries, a router in memory, and an API that answers by route. */
export function renderPage(page: ReactNode, options: Options = {}) {
  const session = sessionAs(options.role === undefined ? 'secretariat' : options.role, options.session);
  const api = mockApi({ 'GET /session': session, ...options.routes });
  const client = makeQueryClient();
  const rootRoute = createRootRoute({ component: Outlet });
  const pageRoute = createRoute({
    getParentRoute: () => rootRoute,
    path: options.path ?? '/',
    component: () => <main>{page}</main>,
  });
  const history = createMemoryHistory({ initialEntries: [options.url ?? '/'] });
  const router = createRouter({
    routeTree: rootRoute.addChildren([pageRoute]),
    history,
    parseSearch: parseSearchWith((text) => text),
    stringifySearch: stringifySearchWith(String),
    defaultNotFoundComponent: () => <p>halaman lain</p>,
  });
  const view = render(
    <QueryClientProvider client={client}>
      <LanguageProvider initial={options.language ?? 'id'}>
        <UiProvider env="test" navigate={(href) => router.history.push(href)}>
          <RouterProvider router={router} />
        </UiProvider>
      </LanguageProvider>
    </QueryClientProvider>,
  );
  return { ...view, api, client, address: () => router.state.location.href };
}

/** Shows one part of the design system, without router and without API. */
export function renderPart(part: ReactNode, language: Language = 'id') {
  const wrap = (content: ReactNode) => (
    <LanguageProvider initial={language}>
      <UiProvider env="test">{content}</UiProvider>
    </LanguageProvider>
  );
  const view = render(wrap(part));
  return { ...view, rerender: (next: ReactNode) => view.rerender(wrap(next)) };
}
