import { randomGenerator } from '@pilar/numeric';
import { describe, expect, it } from 'vitest';
import { explainPair } from './explain-pair.ts';
import { type LinkAnswer, linkPeople } from './link-people.ts';
import { readPeople } from './people.ts';
import type { PersonColumns } from './person-columns.ts';

const FIRST =
  'Siti Budi Agus Dewi Rudi Wati Joko Rina Tono Sari Bayu Lina Eko Maya Hadi Yuni Dodi Nina Heru Tuti'.split(
    ' ',
  );
const LAST =
  'Santoso Lestari Wijaya Hidayat Saputra Permata Nugroho Utami Kurniawan Rahayu Susanto Pratama'.split(' ');

/** 600 people, 150 of whom stand in the list twice: with a letter of the name lost, or another year. */
function seededList(seed: number): PersonColumns & { personOf: readonly number[] } {
  const random = randomGenerator(seed);
  const people = Array.from({ length: 600 }, (_, person) => ({
    person,
    name: `${random.choice(FIRST)} ${random.choice(LAST)} ${random.choice(LAST)}`,
    date: (1950 + random.integer(60)) * 10_000 + (1 + random.integer(12)) * 100 + 1 + random.integer(28),
    area: `Kelurahan ${random.integer(12)}`,
  }));
  const copies = people.slice(0, 150).map((one, at) => {
    const lost = 1 + random.integer(3);
    if (at % 3 === 0) return { ...one, name: one.name.slice(0, lost) + one.name.slice(lost + 1) };
    return at % 3 === 1 ? { ...one, date: one.date + 10_000 } : one;
  });
  const all = random.shuffle([...people, ...copies]);
  return {
    size: all.length,
    fullName: all.map(({ name }) => name),
    birthDate: all.map(({ date }) => date),
    area: all.map(({ area }) => area),
    personOf: all.map(({ person }) => person),
  };
}

const linked = ({ personOf: _, ...columns }: ReturnType<typeof seededList>, options = {}): LinkAnswer =>
  linkPeople(readPeople(columns), { seed: 1, ...options });
const pairsOf = (answer: LinkAnswer) =>
  answer.accepted.map(({ a, b, weight }) => `${a}-${b} ${weight.toFixed(9)}`).sort();

describe('linking a list', () => {
  const list = seededList(7);
  const answer = linked(list);

  it('finds who is twice there without being told, and joins nobody else', () => {
    const right = answer.accepted.filter(({ a, b }) => list.personOf[a] === list.personOf[b]);
    expect(right.length).toBeGreaterThan(130);
    expect(right.length / answer.accepted.length).toBeGreaterThan(0.97);
    expect(answer.expectedPrecision).toBeGreaterThan(0.98);
  });
  it('gives the same answer for the same seed', () => {
    expect(pairsOf(linked(list))).toEqual(pairsOf(answer));
  });
  it('does not look at the order of the columns', () => {
    const { size, fullName, birthDate, area, personOf } = list;
    expect(pairsOf(linked({ area, birthDate, fullName, size, personOf } as typeof list))).toEqual(
      pairsOf(answer),
    );
  });
  it('compares in either direction alike', () => {
    const { patternOf } = answer.model.comparisons;
    for (let a = 0; a < 60; a++) for (let b = 0; b < 60; b++) expect(patternOf(a, b)).toBe(patternOf(b, a));
  });
  it('accepts from the probability that is asked, and leaves the rest to people', () => {
    const strict = linked(list, { threshold: 0.9999 });
    expect(strict.accepted.every(({ probability }) => probability >= 0.9999)).toBe(true);
    expect(strict.accepted.length).toBeLessThan(answer.accepted.length);
    expect(strict.review.length).toBeGreaterThan(answer.review.length);
  });
  it('explains a score as a sum', () => {
    const [pair] = answer.accepted;
    const { lines, weight, probability } = explainPair(answer.model, pair?.a ?? 0, pair?.b ?? 0);
    expect(lines.reduce((sum, line) => sum + line.weight, 0)).toBeCloseTo(weight, 9);
    expect(weight).toBeCloseTo(pair?.weight ?? 0, 9);
    expect(probability).toBeCloseTo(pair?.probability ?? 0, 12);
    expect(lines.map(({ field }) => field.id)).toEqual([
      ...['Peluang awal', 'Nama', 'Tanggal lahir', 'Wilayah', 'Nama pasaran', 'Keluarga atau tetangga'],
    ]);
  });
  it('links two lists across alone', () => {
    const { personOf, ...columns } = list;
    const across = linkPeople(readPeople({ ...columns, leftCount: 400 }));
    expect(across.accepted.length).toBeGreaterThan(30);
    expect(across.accepted.every(({ a, b }) => a < 400 && b >= 400 && personOf[a] === personOf[b])).toBe(
      true,
    );
  });
});

describe('the edges', () => {
  const names = (...fullName: readonly string[]) => readPeople({ size: fullName.length, fullName });
  it('are an empty list, one record, and names alone, which are called weak', () => {
    expect(linkPeople(names()).accepted).toEqual([]);
    expect([...linkPeople(names('Siti')).clusterOf]).toEqual([0]);
    expect(linkPeople(names('Siti', 'Siti')).isWeak).toBe(true);
  });
  it('are placeholders: a number of zeros joins nobody', () => {
    const people = readPeople({
      size: 4,
      fullName: ['Siti Aminah', 'Budi Santoso', 'Joko Susilo', 'Wati Lestari'],
      nik: Array(4).fill('0000000000000000'),
    });
    const { accepted, pairsCompared } = linkPeople(people, { threshold: 0 });
    expect({ accepted: accepted.length, compared: pairsCompared }).toEqual({ accepted: 0, compared: 0 });
  });
  it('refuse a list without columns, columns of other lengths, and options out of range', () => {
    expect(() => linkPeople(readPeople({ size: 2 }))).toThrow(/no column/);
    expect(() => readPeople({ size: 2, fullName: ['Siti'] })).toThrow(/fullName has 1 rows/);
    expect(() => linkPeople(names('Siti', 'Siti'), { threshold: 2 })).toThrow(/threshold is 2/);
  });
});
