import { AreaImport, AreaList, Boundaries } from '@pilar/contracts';
import { z } from 'zod';
import { requiredFile } from '../http/multipart.ts';
import { type Route, route } from '../http/route.ts';
import {
  getAreaList,
  getBoundaries,
  getCityCode,
  importAreaList,
  importBoundaries,
  removeBoundaries,
} from './area.service.ts';
import { readGeoJson } from './geojson.ts';
import { readAreaList } from './read-area-list.ts';

const tag = 'platform';
const write = 'area.write';

export const areaRoutes: readonly Route[] = [
  route(
    {
      method: 'GET',
      path: '/areas',
      permission: 'area.read',
      summary: 'Daftar wilayah',
      tag,
      answer: AreaList,
    },
    ({ transaction }) => transaction(getAreaList),
  ),
  route(
    {
      method: 'GET',
      path: '/areas/boundaries',
      permission: 'area.read',
      summary: 'Batas wilayah, GeoJSON',
      tag,
      answer: Boundaries,
    },
    ({ transaction }) => transaction(getBoundaries),
  ),
  route(
    {
      method: 'POST',
      path: '/areas/list',
      permission: write,
      summary: 'Perbarui daftar wilayah dari CSV, XLSX, atau GeoJSON',
      tag,
      files: ['file'],
      answer: AreaImport,
    },
    async ({ transaction, actor, clock, files }) => {
      const file = requiredFile(files);
      const list = await readAreaList(file, await transaction(getCityCode));
      return transaction((tx) => importAreaList(tx, actor, clock, list));
    },
  ),
  route(
    {
      method: 'POST',
      path: '/areas/boundaries',
      permission: write,
      summary: 'Periksa, lalu pakai, batas wilayah dari GeoJSON',
      tag,
      query: z.object({ check: z.enum(['0', '1']).default('0') }),
      files: ['file'],
      answer: AreaImport,
    },
    async ({ transaction, actor, clock, files, query }) => {
      const { name: fileName, bytes } = requiredFile(files);
      // Reading happens before the transaction: a large file must not hold the database.
      const file = { fileName, features: readGeoJson(bytes) };
      return transaction((tx) => importBoundaries(tx, actor, clock, file, { isKept: query.check === '0' }));
    },
  ),
  route(
    {
      method: 'DELETE',
      path: '/areas/boundaries',
      permission: write,
      summary: 'Hapus batas wilayah',
      tag,
      answer: AreaList,
    },
    ({ transaction, actor, clock }) => transaction((tx) => removeBoundaries(tx, actor, clock)),
  ),
];
