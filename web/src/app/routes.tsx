import type { Permission } from '@pilar/contracts';
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { sessionQuery } from '../platform/session/session.queries.ts';
import { returnAddress } from './return-address.ts';
import { Shell } from './Shell.tsx';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** What the page asks for; the shell says so where the right is missing. */
    permission?: Permission;
  }
}

const rootRoute = createRootRouteWithContext<{ client: QueryClient }>()({
  // Filters are plain words in the address; each page reads its own.
  validateSearch: (search: Record<string, unknown>) => search,
  component: Outlet,
});

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/masuk',
  component: lazyRouteComponent(() => import('./sign-in/SignInPage.tsx'), 'SignInPage'),
});

const providerReturnRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/masuk/kembali',
  component: lazyRouteComponent(() => import('./provider/ProviderReturnPage.tsx'), 'ProviderReturnPage'),
});

const setupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/mulai',
  component: lazyRouteComponent(() => import('./setup/SetupPage.tsx'), 'SetupPage'),
});

const httpsHelpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/bantuan-https',
  component: lazyRouteComponent(() => import('./help/HttpsHelpPage.tsx'), 'HttpsHelpPage'),
});

const linkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/tautan',
  component: lazyRouteComponent(() => import('./link/LinkPage.tsx'), 'LinkPage'),
});

const problemRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/masalah/$code',
  component: lazyRouteComponent(() => import('./methods/MethodPage.tsx'), 'ProblemPage'),
});

/** Every page inside needs a city and a signed-in person. */
const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    const session = await context.client.ensureQueryData(sessionQuery);
    if (session.city === null) throw redirect({ href: '/mulai' });
    if (session.user === null) throw redirect({ href: returnAddress(location.href) });
  },
});

const within = () => shellRoute;

const pages = [
  createRoute({
    getParentRoute: within,
    path: '/',
    staticData: { permission: 'indicator.read' },
    component: lazyRouteComponent(() => import('../measurement/HomePage.tsx'), 'HomePage'),
  }),
  createRoute({
    getParentRoute: within,
    path: '/angka',
    staticData: { permission: 'indicator.read' },
    component: lazyRouteComponent(() => import('../measurement/FiguresPage.tsx'), 'FiguresPage'),
  }),
  createRoute({
    getParentRoute: within,
    path: '/survei',
    staticData: { permission: 'survey.read' },
    component: lazyRouteComponent(() => import('../measurement/surveys/SurveysPage.tsx'), 'SurveysPage'),
  }),
  createRoute({
    getParentRoute: within,
    path: '/survei/$id',
    staticData: { permission: 'survey.read' },
    component: lazyRouteComponent(() => import('../measurement/surveys/SurveyPage.tsx'), 'SurveyPage'),
  }),
  createRoute({
    getParentRoute: within,
    path: '/peta',
    staticData: { permission: 'registry.count' },
    component: lazyRouteComponent(() => import('../registry/DesilPage.tsx'), 'DesilPage'),
  }),
  createRoute({
    getParentRoute: within,
    path: '/kelompok',
    staticData: { permission: 'survey.read' },
    component: lazyRouteComponent(() => import('../measurement/analysis/GroupsPage.tsx'), 'GroupsPage'),
  }),
  createRoute({
    getParentRoute: within,
    path: '/perubahan',
    staticData: { permission: 'survey.read' },
    component: lazyRouteComponent(() => import('../measurement/analysis/ChangePage.tsx'), 'ChangePage'),
  }),
  createRoute({
    getParentRoute: within,
    path: '/kurva',
    staticData: { permission: 'survey.read' },
    component: lazyRouteComponent(() => import('../measurement/analysis/CurvesPage.tsx'), 'CurvesPage'),
  }),
  createRoute({
    getParentRoute: within,
    path: '/kelurahan',
    staticData: { permission: 'survey.read' },
    component: lazyRouteComponent(
      () => import('../measurement/analysis/SmallAreasPage.tsx'),
      'SmallAreasPage',
    ),
  }),
  createRoute({
    getParentRoute: within,
    path: '/keluarga',
    staticData: { permission: 'registry.read' },
    component: lazyRouteComponent(() => import('../registry/families/FamiliesPage.tsx'), 'FamiliesPage'),
  }),
  createRoute({
    getParentRoute: within,
    path: '/keluarga/$id',
    staticData: { permission: 'registry.read' },
    component: lazyRouteComponent(() => import('../registry/families/FamilyPage.tsx'), 'FamilyPage'),
  }),
  createRoute({
    getParentRoute: within,
    path: '/orang/$id',
    staticData: { permission: 'registry.read' },
    component: lazyRouteComponent(() => import('../registry/families/PersonPage.tsx'), 'PersonPage'),
  }),
  createRoute({
    getParentRoute: within,
    path: '/wilayah',
    staticData: { permission: 'area.read' },
    component: lazyRouteComponent(() => import('./areas/AreasPage.tsx'), 'AreasPage'),
  }),
  createRoute({
    getParentRoute: within,
    path: '/pekerjaan',
    staticData: { permission: 'job.read' },
    component: lazyRouteComponent(() => import('./jobs/JobsPage.tsx'), 'JobsPage'),
  }),
  createRoute({
    getParentRoute: within,
    path: '/pengguna',
    staticData: { permission: 'user.read' },
    component: lazyRouteComponent(() => import('./users/UsersPage.tsx'), 'UsersPage'),
  }),
  createRoute({
    getParentRoute: within,
    path: '/token-layanan',
    staticData: { permission: 'user.read' },
    component: lazyRouteComponent(() => import('./tokens/TokensPage.tsx'), 'TokensPage'),
  }),
  createRoute({
    getParentRoute: within,
    path: '/pelindungan',
    staticData: { permission: 'protection.read' },
    component: lazyRouteComponent(() => import('../protection/ProtectionPage.tsx'), 'ProtectionPage'),
  }),
  createRoute({
    getParentRoute: within,
    path: '/pelindungan/permintaan/$id',
    staticData: { permission: 'subject-request.read' },
    component: lazyRouteComponent(() => import('../protection/RequestPage.tsx'), 'RequestPage'),
  }),
  createRoute({
    getParentRoute: within,
    path: '/pelindungan/insiden/$id',
    staticData: { permission: 'protection.read' },
    component: lazyRouteComponent(() => import('../protection/BreachPage.tsx'), 'BreachPage'),
  }),
  createRoute({
    getParentRoute: within,
    path: '/jejak-audit',
    staticData: { permission: 'audit.read' },
    component: lazyRouteComponent(() => import('./audit/AuditPage.tsx'), 'AuditPage'),
  }),
  createRoute({
    getParentRoute: within,
    path: '/cadangan',
    staticData: { permission: 'backup.read' },
    component: lazyRouteComponent(() => import('./backups/BackupsPage.tsx'), 'BackupsPage'),
  }),
  createRoute({
    getParentRoute: within,
    path: '/akun',
    component: lazyRouteComponent(() => import('./account/AccountPage.tsx'), 'AccountPage'),
  }),
  createRoute({
    getParentRoute: within,
    path: '/metode/$slug',
    component: lazyRouteComponent(() => import('./methods/MethodPage.tsx'), 'MethodPage'),
  }),
];

const galleryRoutes = import.meta.env.DEV
  ? [
      createRoute({
        getParentRoute: () => rootRoute,
        path: '/_galeri',
        component: lazyRouteComponent(() => import('./DevelopmentGallery.tsx'), 'DevelopmentGallery'),
      }),
    ]
  : [];

export const routeTree = rootRoute.addChildren([
  signInRoute,
  providerReturnRoute,
  setupRoute,
  httpsHelpRoute,
  linkRoute,
  problemRoute,
  shellRoute.addChildren(pages),
  ...galleryRoutes,
]);
