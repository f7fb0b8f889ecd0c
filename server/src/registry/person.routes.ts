import {
  FindPerson,
  FoundPersons,
  Person,
  PersonPage,
  RegisterQuery,
  Unmasked,
  UnmaskPerson,
} from '@pilar/contracts';
import { download, XLSX_TYPE } from '../platform/http/download.ts';
import { type Route, route } from '../platform/http/route.ts';
import type { Secrets } from '../platform/secrets/index.ts';
import { CSV_TYPE } from './family.routes.ts';
import { findPersons } from './find-person.ts';
import { getPerson, getPersonPage, unmaskPerson } from './person.service.ts';
import { exportPersons } from './register-export.ts';

export function personRoutes(secrets: Secrets): readonly Route[] {
  return [
    route(
      {
        method: 'GET',
        path: '/registry/persons',
        permission: 'registry.read',
        summary: 'Daftar orang di wilayah tugas, nomor disamarkan',
        tag: 'registry',
        query: RegisterQuery,
        answer: PersonPage,
      },
      ({ transaction, actor, clock, query }) =>
        transaction((tx) => getPersonPage(tx, { actor, clock, secrets }, query)),
    ),
    ...(['xlsx', 'csv'] as const).map((kind) =>
      route(
        {
          method: 'GET',
          path: `/registry/persons.${kind}`,
          permission: 'registry.export',
          summary: `Daftar orang, ${kind === 'xlsx' ? 'Excel' : 'CSV'}`,
          tag: 'registry',
          query: RegisterQuery,
          answer: 'file',
        },
        async ({ transaction, actor, clock, query }) => {
          const bytes = await transaction((tx) =>
            exportPersons(tx, { actor, clock, secrets }, { query, kind }),
          );
          return download(`daftar-orang.${kind}`, kind === 'xlsx' ? XLSX_TYPE : CSV_TYPE, bytes);
        },
      ),
    ),
    route(
      {
        method: 'POST',
        path: '/registry/persons/find',
        permission: 'registry.read',
        summary: 'Cari orang menurut nama atau NIK di wilayah tugas, nomor disamarkan',
        tag: 'registry',
        body: FindPerson,
        answer: FoundPersons,
      },
      ({ transaction, actor, clock, body }) =>
        transaction((tx) => findPersons(tx, { actor, clock, secrets }, body)),
    ),
    route(
      {
        method: 'GET',
        path: '/registry/persons/:id',
        permission: 'registry.read',
        summary: 'Satu orang, nomor disamarkan',
        tag: 'registry',
        answer: Person,
      },
      ({ transaction, actor, clock, params }) =>
        transaction((tx) => getPerson(tx, { actor, clock, secrets }, params.id ?? '')),
    ),
    route(
      {
        method: 'POST',
        path: '/registry/persons/:id/unmask',
        permission: 'registry.unmask',
        summary: 'Buka NIK, telepon, atau tanggal lahir, dengan alasan yang dicatat',
        tag: 'registry',
        body: UnmaskPerson,
        answer: Unmasked,
      },
      ({ transaction, actor, clock, params, body }) =>
        transaction((tx) => unmaskPerson(tx, { actor, clock, secrets }, params.id ?? '', body)),
    ),
  ];
}
