import type { BulkColumns, BulkValue } from '../platform/db/index.ts';
import type { Secrets } from '../platform/secrets/index.ts';
import { KK_COLUMN, NIK_COLUMN, PHONE_COLUMN, rtPlace } from './sealed-columns.ts';

export type RegisterTable = Readonly<{ rows: number; columns: BulkColumns }>;

/** A register as it is handed in: identities beside attributes, numbers in plain digits. */
export type RegisterColumns = Readonly<{
  dwellings: RegisterTable;
  families: RegisterTable;
  persons: RegisterTable;
}>;

/** A table as it is kept, with its identities apart. */
export type Parted = Readonly<{ rows: number; attributes: BulkColumns; identities: BulkColumns }>;
type Column = ArrayLike<BulkValue>;

export function partDwellings({ rows, columns }: RegisterTable): Parted {
  const { id = [], area_code: area = [], rw = [], rt = [], address = [], ...rest } = columns;
  const place = Array.from({ length: rows }, (_, at) =>
    rtPlace(String(area[at]), Number(rw[at]), Number(rt[at])),
  );
  return {
    rows,
    attributes: { id, area_code: area, rw, rt, ...rest },
    identities: { dwelling_id: id, place, address },
  };
}

export function partFamilies({ rows, columns }: RegisterTable, dwellings: Parted, secrets: Secrets): Parted {
  const { id = [], dwelling_id: dwelling = [], nomor_kk: kk = [], ...rest } = columns;
  const place = placesBy(dwelling, dwellings.identities.dwelling_id ?? [], dwellings);
  return {
    rows,
    attributes: { id, dwelling_id: dwelling, place, ...rest },
    identities: {
      family_id: id,
      place,
      kk_cipher: sealEach(secrets, KK_COLUMN, id, kk),
      kk_key: digestEach(secrets, KK_COLUMN, kk),
    },
  };
}

export function partPersons({ rows, columns }: RegisterTable, families: Parted, secrets: Secrets): Parted {
  const { id = [], family_id: family = [], nik, name = [], phone, ...rest } = columns;
  const place = placesBy(family, families.identities.family_id ?? [], families);
  return {
    rows,
    attributes: { id, family_id: family, place, ...rest },
    identities: {
      person_id: id,
      place,
      name,
      ...(nik && {
        nik_cipher: sealEach(secrets, NIK_COLUMN, id, nik),
        nik_key: digestEach(secrets, NIK_COLUMN, nik),
      }),
      ...(phone && { phone_cipher: sealEach(secrets, PHONE_COLUMN, id, phone) }),
    },
  };
}

/** The place of each row: that of the row above it (its dwelling, its family). */
function placesBy(above: Column, ids: Column, { identities }: Parted): string[] {
  const places = new Map(Array.from(ids, (id, at) => [id, identities.place?.[at]]));
  return Array.from(above, (id) => String(places.get(id)));
}

function sealEach(secrets: Secrets, column: string, ids: Column, values: Column): Column {
  return Array.from(values, (value, at) =>
    value == null ? null : bytesText(secrets.seal({ column, row: String(ids[at]) }, String(value))),
  );
}

function digestEach(secrets: Secrets, column: string, values: Column): Column {
  return Array.from(values, (value) =>
    value == null ? null : bytesText(secrets.searchKey(column, String(value))),
  );
}

/** Bytes as PostgreSQL reads them from text. */
const bytesText = (bytes: Uint8Array): string => `\\x${Buffer.from(bytes).toString('hex')}`;
