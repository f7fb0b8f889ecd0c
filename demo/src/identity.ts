import { AS_OF, dateParts, dayNumber } from './calendar.ts';
import { listOf } from './columns.ts';
import type { People } from './composition.ts';
import { randomStream } from './random.ts';

/**
 * Serials of every demo nik and nomor KK start here. Civil registration counts from 0001 within a kecamatan and
 * a date, so that no real number comes near: a serial of 9001 or more marks a synthetic person.
 */
export const SYNTHETIC_SERIAL_FROM = 9001;

const UUID_LENGTH = 36;
const HEX_CODES = Buffer.from('0123456789abcdef', 'latin1');
const DASH = 45;

/** `count` identifiers in the form of UUID version 4, made from the seed alone. */
export function drawUuids(seed: number, name: string, count: number): string[] {
  const random = randomStream(seed, `uuid/${name}`);
  // One text for all, cut at the end: gluing 290,000 identifiers piece by piece is what the collector chokes on.
  const text = Buffer.alloc(count * UUID_LENGTH, DASH);
  for (let i = 0; i < count; i++) {
    const words = [
      random.bits(),
      (random.bits() & 0xffff0fff) | 0x4000,
      (random.bits() & 0x3fffffff) | 0x80000000,
      random.bits(),
    ];
    let at = i * UUID_LENGTH;
    for (let digit = 0; digit < 32; digit++) {
      if (digit === 8 || digit === 12 || digit === 16 || digit === 20) at++;
      const word = words[digit >> 3] ?? 0;
      text[at++] = HEX_CODES[(word >>> (28 - 4 * (digit & 7))) & 15] ?? 0;
    }
  }
  return listOf(count, (i) => text.toString('latin1', i * UUID_LENGTH, (i + 1) * UUID_LENGTH));
}

/** 16 digits: kecamatan, day (+40 for women), month, year, serial from 9001; unique in the city. */
export function makeNiks(people: People, kecamatanOfFamily: readonly number[]): string[] {
  const serials = numberSerials('nik');
  return listOf(people.count, (p) => {
    const kecamatan = kecamatanOfFamily[people.family[p] ?? 0] ?? 0;
    return serials(kecamatan, people.birthDay[p] ?? 0, people.sex[p] === 2 ? 40 : 0);
  });
}

/** 16 digits: kecamatan, date of issue, serial from 9001; unique in the city. */
export function makeFamilyNumbers(seed: number, kecamatanOfFamily: readonly number[]): string[] {
  const random = randomStream(seed, 'nomor-kk');
  const first = dayNumber('2008-01-02');
  const days = dayNumber(AS_OF) - first;
  const serials = numberSerials('nomor KK');
  return kecamatanOfFamily.map((kecamatan) => serials(kecamatan, first + random.below(days), 0));
}

/** Counts serials within a kecamatan and date. The number stays below 2^53, so that it is built as a number. */
function numberSerials(what: string): (kecamatan: number, dayValue: number, plus: number) => string {
  const used = new Map<number, number>();
  return (kecamatan, dayValue, plus) => {
    const { year, month, day } = dateParts(dayValue);
    const start = kecamatan * 1_000_000 + (day + plus) * 10_000 + month * 100 + (year % 100);
    const serial = used.get(start) ?? SYNTHETIC_SERIAL_FROM;
    if (serial > 9999) throw new RangeError(`numberSerials: no serial left for a ${what}`);
    used.set(start, serial + 1);
    return String(start * 10_000 + serial);
  };
}
