export { auditRoutes } from './audit.routes.ts';
export { type Audited, type AuditSubject, writeAudit } from './audit.store.ts';
export { AUDIT_HELP, runAudit } from './audit-command.ts';
export { findKeptHead } from './audit-head.ts';
export { findPublicKey, readAuditKey } from './audit-key.ts';
export { countOldAuditValues, type Erasure, eraseAuditValues } from './erase-values.ts';
export { AuditSealer } from './sealer.ts';
export { verifyAudit } from './verify-audit.ts';
