export { areaRoutes } from './area.routes.ts';
export { importAreaList, importBoundaries } from './area.service.ts';
export { setAreas } from './area.store.ts';
export { COUNTRY, levelOf, parentCodeOf } from './area-code.ts';
export { AREAS_IMPORT_HELP, type AreasImportParts, runAreasImport } from './areas-import-command.ts';
export { looksLikeJson, readGeoJson } from './geojson.ts';
export type { ListedArea } from './listed-area.ts';
export { type AreaListFile, readAreaList } from './read-area-list.ts';
export { type TimeZone, timeZoneOf } from './time-zone.ts';
