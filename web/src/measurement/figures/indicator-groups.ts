import { INDICATOR_GROUPS, type Indicator, type IndicatorGroup } from '@pilar/contracts';
import { defineText } from '../../platform/text/dictionary.ts';

/** The shelves on which a reader looks for an indicator. */
export const groupText = defineText({
  poverty: { id: 'Kemiskinan', en: 'Poverty' },
  spending: { id: 'Pengeluaran dan ketimpangan', en: 'Spending and inequality' },
  development: { id: 'Pembangunan manusia', en: 'Human development' },
  work: { id: 'Pekerjaan dan upah', en: 'Work and wages' },
  services: { id: 'Layanan dasar', en: 'Basic services' },
  stunting: { id: 'Stunting', en: 'Stunting' },
  people: { id: 'Penduduk dan wilayah', en: 'Population and area' },
  register: { id: 'Daftar dan pernyataan', en: 'Registers and statements' },
  economy: { id: 'Ekonomi', en: 'Economy' },
  other: { id: 'Lainnya', en: 'Other' },
});

/** Groups in the order of the shelves, each with its indicators in the order of the catalogue; empty ones left out. */
export function groupIndicators(
  indicators: readonly Indicator[],
): readonly Readonly<{ group: IndicatorGroup; indicators: readonly Indicator[] }>[] {
  const byGroup = Map.groupBy(indicators, (indicator) => indicator.group);
  return INDICATOR_GROUPS.flatMap((group) => {
    const found = byGroup.get(group);
    return found === undefined ? [] : [{ group, indicators: found }];
  });
}
