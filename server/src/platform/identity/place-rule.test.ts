import { describe, expect, it } from 'vitest';
import { placesFor } from './place-rule.ts';

const METRO = '18.72';

describe('the places of a person', () => {
  it('are the city for roles of the whole city, when nothing is said', () => {
    expect(placesFor(['chair'], [], METRO)).toEqual([METRO]);
    expect(placesFor(['secretariat', 'auditor'], ['18.72.03'], METRO)).toEqual(['18.72.03']);
  });

  it('are none before there is a city', () => {
    expect(placesFor(['administrator'], [], null)).toEqual([]);
  });

  it.each([
    ['kecamatan', ['18.72.01']],
    ['operator', ['18.72.01.1001', '18.72.01.1003.002']],
    ['enumerator', ['18.72.01.1001.002.001']],
  ] as const)('of %s are kept as given', (role, places) => {
    expect(placesFor([role], places, METRO)).toEqual(places);
  });

  it.each([
    ['kecamatan', METRO],
    ['operator', '18.72.01'],
    ['enumerator', '18.72.01.1001.002'],
  ] as const)('of %s are refused when wider: %s', (role, place) => {
    expect(() => placesFor([role], [place], METRO)).toThrow(
      expect.objectContaining({ code: 'body-invalid', facts: expect.objectContaining({ field: 'places' }) }),
    );
  });

  it.each(['kecamatan', 'operator', 'enumerator'] as const)('of %s must be said', (role) => {
    expect(() => placesFor([role], [], METRO)).toThrow(expect.objectContaining({ code: 'body-invalid' }));
  });

  it('are limited by the narrowest of several roles', () => {
    expect(() => placesFor(['chair', 'operator'], [METRO], METRO)).toThrow(
      expect.objectContaining({ code: 'body-invalid' }),
    );
    expect(() => placesFor(['operator', 'enumerator'], ['18.72.01.1001'], METRO)).toThrow(
      expect.objectContaining({ code: 'body-invalid' }),
    );
  });

  it('lie in the city, and a city whose code begins alike is another', () => {
    for (const place of ['18.71', '18.7', '18.720'])
      expect(() => placesFor(['chair'], [place], METRO)).toThrow(
        expect.objectContaining({ code: 'body-invalid' }),
      );
  });
});
