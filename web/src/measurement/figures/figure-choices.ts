import type { Area, Indicator, IndicatorGroup } from '@pilar/contracts';
import type { Words } from '../../platform/text/dictionary.ts';
import type { Language } from '../../platform/text/language.ts';
import { groupIndicators } from './indicator-groups.ts';

type Choice = Readonly<{ value: string; label: string }>;
type Choices = (Readonly<{ group: string; items: Choice[] }> | Choice)[];

export function indicatorChoices(
  indicators: readonly Indicator[],
  groups: Words<Record<IndicatorGroup, string>>,
  language: Language,
): Choices {
  return groupIndicators(indicators).map(({ group, indicators: members }) => ({
    group: groups[group],
    items: members.map((indicator) => ({ value: indicator.code, label: indicator.name[language] })),
  }));
}

/** City first, then province and nation, then each kecamatan with its kelurahan. */
export function areaChoices(areas: readonly Area[], cityCode: string): Choices {
  const choice = (area: Area): Choice => ({ value: area.code, label: `${area.name} (${area.code})` });
  const byCode = (a: Area, b: Area) => a.code.localeCompare(b.code);
  const above = areas.filter((area) => area.level === 'country' || area.level === 'province');
  const city = areas.filter((area) => area.code === cityCode);
  const districts = areas.filter((area) => area.level === 'district').sort(byCode);
  const within = districts.map((district) => ({
    group: district.name,
    items: [district, ...areas.filter((area) => area.parentCode === district.code).sort(byCode)].map(choice),
  }));
  return [...[...city, ...above].map(choice), ...within];
}
