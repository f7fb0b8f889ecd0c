import { DesilQuery, DesilTable, DesilTrace } from '@pilar/contracts';
import { download, XLSX_TYPE } from '../platform/http/download.ts';
import { type Route, route } from '../platform/http/route.ts';
import { getDesilTable, getDesilTrace } from './desil.service.ts';
import { desilWorkbook } from './desil-workbook.ts';
import {
  getDesilForFile,
  getProtectedDesil,
  getProtectedTrace,
  seesOnlyProtected,
} from './protected-desil.ts';

export const desilRoutes: readonly Route[] = [
  route(
    {
      method: 'GET',
      path: '/registry/desil',
      permission: 'registry.count',
      summary: 'Cacah registrasi menurut desil dan wilayah (bukan angka kemiskinan)',
      tag: 'registry',
      query: DesilQuery,
      answer: DesilTable,
    },
    ({ transaction, actor, clock, query }) =>
      transaction((tx) =>
        seesOnlyProtected(actor)
          ? getProtectedDesil(tx, actor, clock, query.level)
          : getDesilTable(tx, actor, query.level),
      ),
  ),
  route(
    {
      method: 'GET',
      path: '/registry/desil.xlsx',
      permission: 'registry.count',
      summary: 'Cacah registrasi menurut desil dan wilayah, Excel',
      tag: 'registry',
      query: DesilQuery,
      answer: 'file',
    },
    async ({ transaction, actor, clock, query }) => {
      const table = await transaction((tx) => getDesilForFile(tx, actor, clock, query.level));
      return download(
        `cacah-desil-menurut-${query.level === 'village' ? 'kelurahan' : 'kecamatan'}.xlsx`,
        XLSX_TYPE,
        await desilWorkbook(table),
      );
    },
  ),
  route(
    {
      method: 'GET',
      path: '/registry/desil/trace',
      permission: 'registry.count',
      summary: 'Jejak cacah registrasi, dihitung ulang saat diminta',
      tag: 'registry',
      answer: DesilTrace,
    },
    ({ transaction, actor, clock }) =>
      transaction((tx) =>
        seesOnlyProtected(actor) ? getProtectedTrace(tx, actor, clock) : getDesilTrace(tx, actor, clock),
      ),
  ),
];
