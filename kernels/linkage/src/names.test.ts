import { describe, expect, it } from 'vitest';
import { NAME_LEVELS, NameComparer } from './compare-names.ts';
import { nameWords } from './name-words.ts';
import { isNearSpelling, isOneEdit, jaroWinkler } from './similarity.ts';
import { soundOf } from './sound.ts';
import { Words, wordLists } from './words.ts';

describe('the words of a name', () => {
  it('are without titles, degrees, pilgrims and "bin"', () => {
    expect(nameWords('Drs. H. Moh. Ridwan, S.Pd.')).toEqual(['MOH', 'RIDWAN']);
    expect(nameWords('Hj. Siti Aminah binti Hasan')).toEqual(['SITI', 'AMINAH', 'HASAN']);
    expect(nameWords('Sukirman (Alm)')).toEqual(['SUKIRMAN']);
  });
  it('keep a comma that divides a name, an initial, and a name that is nothing but a title', () => {
    expect(nameWords('Smith, John')).toEqual(['SMITH', 'JOHN']);
    expect(nameWords('Sutrisno H')).toEqual(['SUTRISNO', 'H']);
    expect(nameWords('Ibu')).toEqual(['IBU']);
    expect(nameWords(' ')).toEqual([]);
  });
  it('are those of any script, without accents', () => {
    expect(nameWords("José O'Brien")).toEqual(['JOSE', 'OBRIEN']);
    expect(nameWords('Иван Петров')).toEqual(['ИВАН', 'ПЕТРОВ']);
  });
});

describe('the sound of a name', () => {
  it.each([
    ['SOEGENG', 'SUGENG'],
    ['DJOKO', 'JOKO'],
    ['TJAHJO', 'CAHYO'],
    ['SOEGIJANTO', 'SUGIYANTO'],
    ['FATIMAH', 'PATIMA'],
    ['ZAENUDIN', 'ZAINUDDIN'],
    ['ACHMAD', 'AHMAD'],
    ['MOH', 'MUHAMMAD'],
    ['RIZQI', 'RIZKY'],
  ])('is one for %s and %s', (a, b) => {
    expect(soundOf(a)).toBe(soundOf(b));
  });
  it.each([
    ['SITI', 'SRI'],
    ['RINI', 'RINA'],
    ['HASAN', 'HUSEIN'],
  ])('is two for %s and %s', (a, b) => {
    expect(soundOf(a)).not.toBe(soundOf(b));
  });
});

describe('similarity', () => {
  // Winkler (1990), table of examples: MARTHA/MARHTA 0.961, DWAYNE/DUANE 0.840, DIXON/DICKSONX 0.813.
  it.each([
    ['MARTHA', 'MARHTA', 0.9611],
    ['DWAYNE', 'DUANE', 0.84],
    ['DIXON', 'DICKSONX', 0.8133],
    ['ABC', 'XYZ', 0],
    ['SAMA', 'SAMA', 1],
  ])('of %s and %s is as Winkler printed it', (a, b, expected) => {
    expect(jaroWinkler(a, b)).toBeCloseTo(expected, 3);
    expect(jaroWinkler(b, a)).toBe(jaroWinkler(a, b));
  });
  it('knows one typing error of each kind, and not two', () => {
    for (const wrong of ['BDUI', 'BUDDI', 'BUI', 'BUTI']) expect(isOneEdit('BUDI', wrong)).toBe(true);
    for (const other of ['BUDI', 'BTTI', 'BUDIMAN', 'DUBI']) expect(isOneEdit('BUDI', other)).toBe(false);
    expect(isNearSpelling('A', 'B')).toBe(false);
  });
});

describe('two names', () => {
  const levelOf = (a: string, b: string, others: readonly string[] = []): number => {
    const lists = wordLists([a, b, ...others], nameWords, new Words());
    return new NameComparer(lists.words, lists.starts.length - 1).compare(lists, 0, lists, 1);
  };
  it.each([
    ['Siti Aminah', 'AMINAH SITI', NAME_LEVELS.same],
    ['H. Joko Susilo', 'Djoko Soesilo', NAME_LEVELS.sameSound],
    ['Sulistyo Wati', 'Sulistyowati', NAME_LEVELS.sameSound],
    ['Bambang Pamungkas', 'Bmabang Pamungkas', NAME_LEVELS.near],
    ['Moh. Ridwan', 'Ridwan', NAME_LEVELS.contained],
    ['A. Fauzi', 'Ahmad Fauzi', NAME_LEVELS.contained],
    ['Budi Santoso', 'Budi Hartono', NAME_LEVELS.partly],
    ['Budi Santoso', 'Wati Lestari', NAME_LEVELS.different],
    ['', 'Wati', NAME_LEVELS.missing],
  ])('%s and %s', (a, b, level) => {
    expect(levelOf(a, b)).toBe(level);
    expect(levelOf(b, a)).toBe(level);
  });
  it('that many bear are two names, though a letter apart', () => {
    expect(levelOf('Rini', 'Rinu')).toBe(NAME_LEVELS.near);
    const bearers = Array.from({ length: 10 }, (_, at) => (at % 2 === 0 ? 'Rini' : 'Rina'));
    expect(levelOf('Rini', 'Rina', bearers)).toBe(NAME_LEVELS.different);
    expect(levelOf('Rini Lestari', 'Rina Lestari', bearers)).toBe(NAME_LEVELS.otherName);
  });
  it('that agree are as frequent as their words are together', () => {
    // SITI has 3 of 4 records, AMINAH 2 of 4: by chance 3/4 × 2/4.
    const lists = wordLists(['Siti Aminah', 'Siti Aminah', 'Siti', 'Budi'], nameWords, new Words());
    const comparer = new NameComparer(lists.words, 4);
    comparer.compare(lists, 0, lists, 1);
    expect(comparer.match.frequency).toBeCloseTo(0.375, 12);
  });
});
