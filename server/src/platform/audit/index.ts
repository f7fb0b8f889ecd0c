export { auditRoutes } from './audit.routes.ts';
export { type Audited, writeAudit } from './audit.store.ts';
