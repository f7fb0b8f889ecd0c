export { type CityState, cityState, findCityState } from './city.store.ts';
export { type CityChoice, type InitCityOptions, initCity } from './init-city.ts';
export { INIT_HELP, type InitParts, runInit } from './init-command.ts';
export { type SetupIdentity, type SetupRouteParts, setupRoutes } from './setup.routes.ts';
export {
  type AfterInit,
  SETUP_PERMISSIONS,
  SETUP_PURPOSE,
  type SetUpParts,
  setUpCity,
  setupActor,
} from './setup.service.ts';
export { makeSetupCode } from './setup-code.ts';
