import type { Route } from '../platform/http/index.ts';
import type { Secrets } from '../platform/secrets/index.ts';
import { breachRoutes } from './breach.routes.ts';
import { holidayRoutes } from './holiday.routes.ts';
import { assessmentRoutes, recordRoutes } from './protection.routes.ts';
import { retentionRoutes } from './retention.routes.ts';
import type { RetentionTarget } from './retention.service.ts';
import { subjectRequestRoutes } from './subject-request.routes.ts';

export { fillDemoAssessment } from './assessment.service.ts';
export {
  type EraseOrder,
  RETENTION_PURPOSE,
  type RetentionTarget,
  runRetentionDaily,
} from './retention.service.ts';

/** The targets say what retention reaches; without them it can count and erase nothing. */
export const protectionRoutes = (
  secrets: Secrets,
  targets: readonly RetentionTarget[] = [],
): readonly Route[] => [
  ...recordRoutes,
  ...assessmentRoutes,
  ...subjectRequestRoutes(secrets),
  ...holidayRoutes,
  ...breachRoutes,
  ...retentionRoutes(targets),
];
