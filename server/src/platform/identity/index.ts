import type { Route } from '../http/route.ts';
import type { OpenWorkSource } from '../open-work/index.ts';
import type { Identity } from './identity.service.ts';
import { leavingRoutes } from './leaving.routes.ts';
import { linkRoutes } from './link.routes.ts';
import { openSessionRoutes } from './open-session.routes.ts';
import { serviceTokenRoutes } from './service-token.routes.ts';
import { type SessionRouteParts, sessionRoutes } from './session.routes.ts';
import { userRoutes } from './user.routes.ts';

export { closeDueAccounts, startClosing } from './close-account.ts';
export { addDemoUsers, DEMO_USERS } from './demo-users.ts';
export {
  type Identified,
  type Identity,
  type IdentityParts,
  type OpenedSession,
  openIdentity,
  type SignInAttempt,
} from './identity.service.ts';
export { openTokens } from './open-tokens.ts';
export { type PasswordHasher, scryptHasher } from './password-hash.ts';
export { FACTOR_SEALED } from './resealing.store.ts';
export { RESET_ADMIN_HELP, runResetAdmin } from './reset-admin.ts';
export { openTokenDoor, type TokenDoor } from './service-token-door.ts';
export { addFirstAdministrator, type DemoUser } from './user.service.ts';

/** Session and users. Only these addresses exist; the identity library's own are not mounted. */
export function identityRoutes(
  identity: Identity,
  parts: SessionRouteParts,
  sources: readonly OpenWorkSource[] = [],
): readonly Route[] {
  return [
    ...sessionRoutes(identity, parts),
    ...openSessionRoutes,
    ...userRoutes(identity.passwords),
    ...linkRoutes(identity.passwords),
    ...leavingRoutes(sources),
    ...serviceTokenRoutes,
  ];
}
export {
  countEndedSessions,
  countOldFailures,
  eraseEndedSessions,
  eraseOldFailures,
} from './retention.store.ts';
