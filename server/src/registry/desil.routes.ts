import { DesilQuery, DesilTable, DesilTrace } from '@pilar/contracts';
import { download, XLSX_TYPE } from '../platform/http/download.ts';
import { type Route, route } from '../platform/http/route.ts';
import { getDesilTable, getDesilTrace } from './desil.service.ts';
import { desilWorkbook } from './desil-workbook.ts';

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
    ({ transaction, actor, query }) => transaction((tx) => getDesilTable(tx, actor, query.level)),
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
    async ({ transaction, actor, query }) => {
      const table = await transaction((tx) => getDesilTable(tx, actor, query.level));
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
    ({ transaction, actor, clock }) => transaction((tx) => getDesilTrace(tx, actor, clock)),
  ),
];
