import { makeCity } from '../city.ts';
import { drawSurvey } from '../survey.ts';
import { type Column, type DemoCity, getColumn, type SurveyYear, type Table } from '../table.ts';

let made: DemoCity | undefined;
const surveys = new Map<SurveyYear, Table>();

/** The city of the demo seed, made once for all tests of a run; nobody may change it. */
export function demoCity(): DemoCity {
  made ??= makeCity();
  return made;
}

/** The survey of one March of that city, drawn once. */
export function demoSurvey(year: SurveyYear): Table {
  const survey = surveys.get(year) ?? drawSurvey(demoCity(), year);
  surveys.set(year, survey);
  return survey;
}

/** A column of a table as plain values. */
export function valuesOf(table: Table, name: string): readonly (string | number | null)[] {
  return Array.from(getColumn(table, name));
}

/** A column of a table as numbers. */
export function numbersOf(table: Table, name: string): Float64Array {
  const column: Column = getColumn(table, name);
  return Float64Array.from(column, Number);
}

/** Index of each family's dwelling, and of each person's family. */
export function parentRows(city: DemoCity): Readonly<{ dwellingOf: Int32Array; familyOf: Int32Array }> {
  const rowOf = (table: Table): ReadonlyMap<string | number | null, number> =>
    new Map(valuesOf(table, 'id').map((id, i) => [id, i] as const));
  const dwellings = rowOf(city.dwellings);
  const families = rowOf(city.families);
  return {
    dwellingOf: Int32Array.from(valuesOf(city.families, 'dwelling_id'), (id) => dwellings.get(id) ?? -1),
    familyOf: Int32Array.from(valuesOf(city.persons, 'family_id'), (id) => families.get(id) ?? -1),
  };
}
