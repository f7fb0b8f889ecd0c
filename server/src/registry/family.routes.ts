import {
  Family,
  FamilyPage,
  FindNumber,
  FoundNumber,
  RegisterChoices,
  RegisterQuery,
  Unmasked,
  UnmaskFamily,
} from '@pilar/contracts';
import { download, XLSX_TYPE } from '../platform/http/download.ts';
import { type Route, route } from '../platform/http/route.ts';
import type { Secrets } from '../platform/secrets/index.ts';
import { getFamily, getFamilyPage, unmaskFamily } from './family.service.ts';
import { findNumber, getChoices } from './register-choices.service.ts';
import { exportFamilies } from './register-export.ts';

export const CSV_TYPE = 'text/csv; charset=utf-8';

export function familyRoutes(secrets: Secrets): readonly Route[] {
  return [
    route(
      {
        method: 'GET',
        path: '/registry/families',
        permission: 'registry.read',
        summary: 'Daftar keluarga di wilayah tugas, nomor disamarkan',
        tag: 'registry',
        query: RegisterQuery,
        answer: FamilyPage,
      },
      ({ transaction, actor, clock, query }) =>
        transaction((tx) => getFamilyPage(tx, { actor, clock, secrets }, query)),
    ),
    ...(['xlsx', 'csv'] as const).map((kind) =>
      route(
        {
          method: 'GET',
          path: `/registry/families.${kind}`,
          permission: 'registry.export',
          summary: `Daftar keluarga, ${kind === 'xlsx' ? 'Excel' : 'CSV'}`,
          tag: 'registry',
          query: RegisterQuery,
          answer: 'file',
        },
        async ({ transaction, actor, clock, query }) => {
          const bytes = await transaction((tx) =>
            exportFamilies(tx, { actor, clock, secrets }, { query, kind }),
          );
          return download(`daftar-keluarga.${kind}`, kind === 'xlsx' ? XLSX_TYPE : CSV_TYPE, bytes);
        },
      ),
    ),
    route(
      {
        method: 'GET',
        path: '/registry/families/:id',
        permission: 'registry.read',
        summary: 'Satu keluarga dengan anggota dan rumahnya',
        tag: 'registry',
        answer: Family,
      },
      ({ transaction, actor, clock, params }) =>
        transaction((tx) => getFamily(tx, { actor, clock, secrets }, params.id ?? '')),
    ),
    route(
      {
        method: 'POST',
        path: '/registry/families/:id/unmask',
        permission: 'registry.unmask',
        summary: 'Buka nomor KK atau alamat, dengan alasan yang dicatat',
        tag: 'registry',
        body: UnmaskFamily,
        answer: Unmasked,
      },
      ({ transaction, actor, clock, params, body }) =>
        transaction((tx) => unmaskFamily(tx, { actor, clock, secrets }, params.id ?? '', body)),
    ),
    route(
      {
        method: 'GET',
        path: '/registry/choices',
        permission: 'registry.read',
        summary: 'RW, RT, dan mata pencaharian untuk penyaring, menurut wilayah tugas',
        tag: 'registry',
        answer: RegisterChoices,
      },
      ({ transaction }) => transaction(getChoices),
    ),
    route(
      {
        method: 'POST',
        path: '/registry/find-number',
        permission: 'registry.read',
        summary: 'Cari tepat satu NIK atau nomor KK',
        tag: 'registry',
        isRead: true,
        body: FindNumber,
        answer: FoundNumber,
      },
      ({ transaction, actor, clock, body }) =>
        transaction((tx) => findNumber(tx, { actor, clock, secrets }, body)),
    ),
  ];
}
