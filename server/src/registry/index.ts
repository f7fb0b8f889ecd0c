import type { Route } from '../platform/http/route.ts';
import type { Secrets } from '../platform/secrets/index.ts';
import { desilRoutes } from './desil.routes.ts';
import { familyRoutes } from './family.routes.ts';
import { personRoutes } from './person.routes.ts';

export { type AreaCovariates, getAreaCovariates } from './area-covariates.ts';
export { type Correction, correctPerson } from './correct-person.ts';
export { desilRoutes } from './desil.routes.ts';
export { findPersonRecord, type PersonRecord } from './person-record.store.ts';
export { isInPlaces } from './place-check.store.ts';
export type { Reader } from './reader.ts';
export { fillRegister, type RegisterFill } from './register-fill.ts';
export { REGISTER_SEALED } from './resealing.store.ts';
export { sealPlainNumbers } from './seal-plain-numbers.ts';

export function registryRoutes(secrets: Secrets): readonly Route[] {
  return [...desilRoutes, ...familyRoutes(secrets), ...personRoutes(secrets)];
}
