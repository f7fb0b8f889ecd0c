import {
  AddFigure,
  Figure,
  FigureList,
  FigureQuery,
  FigureUpload,
  IndicatorList,
  Recomputed,
  Series,
  SeriesQuery,
  Trace,
} from '@pilar/contracts';
import { z } from 'zod';
import { download, XLSX_TYPE } from '../platform/http/download.ts';
import { requiredFile } from '../platform/http/multipart.ts';
import { type Route, route } from '../platform/http/route.ts';
import { readList } from '../platform/tabular/index.ts';
import { addOfficialFigure, listFigures } from './figure.service.ts';
import type { FigureFilter } from './figure.store.ts';
import { uploadFigures } from './figure-upload.ts';
import { figureTemplate, figureWorkbook } from './figure-workbook.ts';
import { listIndicators } from './indicator-catalogue.ts';
import { getSeries } from './series.service.ts';
import { getTrace, recomputeFigure } from './trace.service.ts';

const tag = 'measurement';
const read = 'indicator.read';
const write = 'indicator.write';

export const figureRoutes: readonly Route[] = [
  route(
    {
      method: 'GET',
      path: '/indicators',
      permission: read,
      summary: 'Katalog indikator',
      tag,
      answer: IndicatorList,
    },
    async () => ({ indicators: listIndicators() }),
  ),
  route(
    {
      method: 'GET',
      path: '/indicators/:code/series',
      permission: read,
      summary: 'Deret satu indikator, dipotong pada putus deret',
      tag,
      query: SeriesQuery,
      answer: Series,
    },
    ({ transaction, params, query }) => transaction((tx) => getSeries(tx, params.code ?? '', query.areas)),
  ),
  route(
    {
      method: 'GET',
      path: '/figures',
      permission: read,
      summary: 'Daftar angka terbit',
      tag,
      query: FigureQuery,
      answer: FigureList,
    },
    ({ transaction, query }) =>
      transaction(async (tx) => ({ figures: await listFigures(tx, filterOf(query)) })),
  ),
  route(
    {
      method: 'GET',
      path: '/figures.xlsx',
      permission: read,
      summary: 'Daftar angka terbit, Excel',
      tag,
      query: FigureQuery,
      answer: 'file',
    },
    async ({ transaction, query }) => {
      const figures = await transaction((tx) => listFigures(tx, filterOf(query)));
      return download('angka-resmi.xlsx', XLSX_TYPE, await figureWorkbook(figures));
    },
  ),
  route(
    {
      method: 'GET',
      path: '/figures/template.xlsx',
      permission: write,
      summary: 'Templat daftar angka',
      tag,
      answer: 'file',
    },
    async () => download('templat-angka-resmi.xlsx', XLSX_TYPE, await figureTemplate()),
  ),
  route(
    {
      method: 'POST',
      path: '/figures',
      permission: write,
      summary: 'Terbitkan atau koreksi angka resmi',
      tag,
      body: AddFigure,
      answer: Figure,
    },
    ({ transaction, actor, clock, body }) =>
      transaction((tx) => addOfficialFigure(tx, actor, clock, body, 'typed')),
  ),
  route(
    {
      method: 'POST',
      path: '/figures/upload',
      permission: write,
      summary: 'Periksa, lalu terbitkan, daftar angka resmi',
      tag,
      query: z.object({ save: z.enum(['0', '1']).default('0') }),
      files: ['file'],
      answer: FigureUpload,
    },
    async ({ transaction, actor, clock, files, query }) => {
      const file = requiredFile(files);
      const table = await readList(file.bytes, file.name);
      const options = { fileName: file.name, isSaved: query.save === '1' };
      return transaction((tx) => uploadFigures(tx, actor, clock, table, options));
    },
  ),
  route(
    {
      method: 'GET',
      path: '/figures/:id/trace',
      permission: read,
      summary: 'Jejak satu angka',
      tag,
      answer: Trace,
    },
    ({ transaction, params }) => transaction((tx) => getTrace(tx, params.id ?? '')),
  ),
  route(
    {
      method: 'POST',
      path: '/figures/:id/recompute',
      permission: read,
      summary: 'Hitung ulang satu angka dan bandingkan',
      tag,
      answer: Recomputed,
    },
    ({ transaction, clock, params }) => transaction((tx) => recomputeFigure(tx, clock, params.id ?? '')),
  ),
];

function filterOf(query: z.output<typeof FigureQuery>): FigureFilter {
  return {
    ...(query.indicator === undefined ? {} : { indicators: [query.indicator] }),
    ...(query.area === undefined ? {} : { areaCodes: [query.area] }),
    ...(query.kind === undefined ? {} : { kind: query.kind }),
    withHistory: query.history === '1',
  };
}
