export { methodRoutes } from './methods-pages.routes.ts';
