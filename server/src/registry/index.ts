export { desilRoutes } from './desil.routes.ts';
export { fillRegister, type RegisterFill } from './register-fill.ts';
export { sealPlainNumbers } from './seal-plain-numbers.ts';
