export { desilRoutes } from './desil.routes.ts';
export { findPersonRecord, type PersonRecord } from './person-record.store.ts';
export { fillRegister, type RegisterFill } from './register-fill.ts';
export { sealPlainNumbers } from './seal-plain-numbers.ts';
