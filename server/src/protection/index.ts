import type { Route } from '../platform/http/index.ts';
import { assessmentRoutes, recordRoutes } from './protection.routes.ts';

export { fillDemoAssessment } from './assessment.service.ts';

export const protectionRoutes: readonly Route[] = [...recordRoutes, ...assessmentRoutes];
