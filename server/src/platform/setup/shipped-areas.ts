import { type ListedArea, levelOf, parentCodeOf } from '../area/index.ts';
import { findAreas, listParameterFiles } from '../parameters/index.ts';

const FILE = /^areas\/ID-(\d\d\.\d\d)\.csv$/;

/** Areas shipped for a city; undefined when the city brings its own list. */
export function findShippedAreas(cityCode: string): readonly ListedArea[] | undefined {
  return findAreas(cityCode)?.map((area) => ({
    code: area.code,
    level: levelOf(area.code),
    name: area.name,
    parentCode: parentCodeOf(area.code),
    bpsCode: area.bpsCode,
    bpsName: area.bpsName,
    centre:
      area.longitude === undefined || area.latitude === undefined ? null : [area.longitude, area.latitude],
  }));
}

/** Cities that can be set up without a file. */
export function listShippedCities(): { code: string; name: string }[] {
  return listParameterFiles().flatMap((file) => {
    const code = FILE.exec(file)?.[1];
    const city = code === undefined ? undefined : findShippedAreas(code)?.find((area) => area.code === code);
    return city ? [{ code: city.code, name: city.name }] : [];
  });
}
