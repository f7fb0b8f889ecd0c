export { auditRoutes } from './audit.routes.ts';
export { type Audited, type AuditSubject, writeAudit } from './audit.store.ts';
