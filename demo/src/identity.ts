import { AS_OF, dateParts, dayNumber, twoDigits } from './calendar.ts';
import type { People } from './composition.ts';
import { type Random, randomStream } from './random.ts';

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/**
 * Serials of every demo nik and nomor KK start here. Civil registration counts from 0001 within a kecamatan and
 * a date, so that no real number comes near: a serial of 9001 or more marks a synthetic person.
 */
export const SYNTHETIC_SERIAL_FROM = 9001;

/** `count` identifiers in the form of UUID version 4, made from the seed alone. */
export function drawUuids(seed: number, name: string, count: number): string[] {
  const random = randomStream(seed, `uuid/${name}`);
  return Array.from({ length: count }, () => uuidOf(random));
}

function uuidOf(random: Random): string {
  const a = random.bits();
  const b = (random.bits() & 0xffff0fff) | 0x4000;
  const c = (random.bits() & 0x3fffffff) | 0x80000000;
  const d = random.bits();
  return `${hex(a)}-${hex(b >>> 16, 2)}-${hex(b & 0xffff, 2)}-${hex(c >>> 16, 2)}-${hex(c & 0xffff, 2)}${hex(d)}`;
}

function hex(value: number, bytes = 4): string {
  let text = '';
  for (let shift = (bytes - 1) * 8; shift >= 0; shift -= 8) text += HEX[(value >>> shift) & 255] ?? '';
  return text;
}

/** 16 digits: kecamatan, day (+40 for women), month, year, serial from 9001; unique in the city. */
export function makeNiks(people: People, kecamatanOfFamily: readonly string[]): string[] {
  const used = new Map<string, number>();
  return Array.from({ length: people.count }, (_, p) => {
    const prefix = kecamatanOfFamily[people.family[p] ?? 0] ?? '';
    return numbered(used, prefix, people.birthDay[p] ?? 0, people.sex[p] === 2 ? 40 : 0);
  });
}

/** 16 digits: kecamatan, date of issue, serial from 9001; unique in the city. */
export function makeFamilyNumbers(seed: number, kecamatanOfFamily: readonly string[]): string[] {
  const random = randomStream(seed, 'nomor-kk');
  const first = dayNumber('2008-01-02');
  const days = dayNumber(AS_OF) - first;
  const used = new Map<string, number>();
  return kecamatanOfFamily.map((prefix) => numbered(used, prefix, first + random.below(days), 0));
}

function numbered(used: Map<string, number>, prefix: string, dayValue: number, plus: number): string {
  const { year, month, day } = dateParts(dayValue);
  const start = `${prefix}${twoDigits(day + plus)}${twoDigits(month)}${twoDigits(year % 100)}`;
  const serial = used.get(start) ?? SYNTHETIC_SERIAL_FROM;
  if (serial > 9999) throw new RangeError(`numbered: no serial left for ${start}`);
  used.set(start, serial + 1);
  return start + serial;
}
