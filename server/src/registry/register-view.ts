import type { FamilyRow, PersonRow } from '@pilar/contracts';
import type { Secrets } from '../platform/secrets/index.ts';
import { wordOf } from './code-words.ts';
import type { FamilyRecord } from './family.store.ts';
import { maskNumber } from './mask.ts';
import type { PersonRecord } from './person.store.ts';
import { KK_COLUMN, NIK_COLUMN } from './sealed-columns.ts';

export const SYNTHETIC = 'data sintetis';

/** A number that cannot be read takes no other row with it; opening that one alone says in words what is wrong. */
const HIDDEN = '••••••••••••••••';

const masked = (value: string | null): string => (value === null ? HIDDEN : maskNumber(value));

export function familyRow(family: FamilyRecord, headName: string | null, secrets: Secrets): FamilyRow {
  const { id, kk_cipher: cipher } = family;
  return {
    id,
    place: family.place,
    areaName: family.area_name,
    headName,
    kkMasked: cipher === null ? HIDDEN : masked(secrets.read({ column: KK_COLUMN, row: id }, cipher)),
    size: family.size,
    livelihood: family.livelihood,
    desil: family.desil,
    programmes: family.programmes === '' ? [] : family.programmes.split(','),
  };
}

export type PersonViewParts = Readonly<{
  secrets: Secrets;
  now: Date;
  areaNames: ReadonlyMap<string, string>;
}>;

export function personRow(person: PersonRecord, { secrets, now, areaNames }: PersonViewParts): PersonRow {
  const { id, nik_cipher: cipher } = person;
  return {
    id,
    familyId: person.family_id,
    place: person.place,
    areaName: areaNames.get(villageOf(person.place)) ?? '',
    name: person.name,
    nikMasked: cipher === null ? null : masked(secrets.read({ column: NIK_COLUMN, row: id }, cipher)),
    sex: person.sex === 'L' ? 'L' : 'P',
    age: person.birth_date === null ? null : ageAt(person.birth_date, now),
    relation: wordOf('relation', person.relation),
  };
}

const villageOf = (place: string): string => place.split('.').slice(0, 4).join('.');

/** Completed years on the day it is asked, by the calendar of western Indonesia. */
export function ageAt(birthDate: string, now: Date): number {
  const today = new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5, 10) ? years - 1 : years;
}
