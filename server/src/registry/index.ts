export { desilRoutes } from './desil.routes.ts';
export { fillRegister, type RegisterColumns } from './register-fill.ts';
