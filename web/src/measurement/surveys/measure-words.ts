import {
  type Estimate,
  INDICATOR_OF,
  type Indicator,
  type Measure,
  STATISTICS,
  type Statistic,
} from '@pilar/contracts';
import type { Format } from '../../platform/format/use-format.ts';

export type MeasureWords = Readonly<{
  nameOf: (statistic: Statistic) => string;
  methodOf: (statistic: Statistic) => string | null;
  value: (measure: Measure, value: number | null) => string;
  /** A standard error: percentages differ by points. */
  error: (measure: Measure) => string;
}>;

/** How a measure is written: shares 0..1 as a percentage, the rest in the unit of its indicator. */
export function measureWords(indicators: readonly Indicator[], format: Format): MeasureWords {
  const found = (statistic: Statistic) =>
    indicators.find((indicator) => indicator.code === INDICATOR_OF[statistic]);
  const scaled = (statistic: Statistic, value: number) =>
    found(statistic)?.unit === 'persen' ? value * 100 : value;
  const written = (statistic: Statistic, value: number) => {
    const { unit = 'lainnya', decimals = 4 } = found(statistic) ?? {};
    return format.value(scaled(statistic, value), unit, decimals);
  };
  return {
    nameOf: (statistic) => found(statistic)?.name[format.language] ?? statistic,
    methodOf: (statistic) => found(statistic)?.methodPage ?? null,
    value: ({ statistic }, value) => (value === null ? format.missing : written(statistic, value)),
    error: ({ statistic, se }) => {
      if (se === null) return format.missing;
      const { unit = 'lainnya', decimals = 4 } = found(statistic) ?? {};
      return format.difference(scaled(statistic, se), unit, decimals);
    },
  };
}

/** The measures of the whole city, and of each group, for one statistic. */
export function measuresOf(estimate: Estimate, statistic: Statistic) {
  return estimate.groups.flatMap((group) => {
    const measure = group.measures.find((one) => one.statistic === statistic);
    return measure ? [{ group: group.group, measure }] : [];
  });
}

export const isStatistic = (text: string): text is Statistic => STATISTICS.some((one) => one === text);

/** Why a value is not shown. */
export function withheldBecause({ df, rseClass }: Measure): 'df' | 'rse' | null {
  if (rseClass !== 'withheld') return null;
  return df < 1 ? 'df' : 'rse';
}
