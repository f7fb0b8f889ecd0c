import type { SurveyOffer } from './survey-choice.ts';

type Option = Readonly<{ value: string; label: string }>;
const DISTRICT = 'kecamatan:';

/** The group columns of a survey; one that holds kelurahan is offered by kecamatan as well. */
export function groupOptions(
  { columns }: Pick<SurveyOffer, 'columns'>,
  districtOf: (column: string) => string,
): Option[] {
  return columns.flatMap(({ name, isVillage }) => [
    { value: name, label: name.replaceAll('_', ' ') },
    ...(isVillage ? [{ value: `${DISTRICT}${name}`, label: districtOf(name.replaceAll('_', ' ')) }] : []),
  ]);
}

/** What an option asks of the server; null for none. */
export function readGroup(option: string): { by: string; level: 'value' | 'district' } | null {
  if (option === '') return null;
  return option.startsWith(DISTRICT)
    ? { by: option.slice(DISTRICT.length), level: 'district' }
    : { by: option, level: 'value' };
}
