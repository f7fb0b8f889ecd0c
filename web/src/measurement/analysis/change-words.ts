import type { ChangePart, PovertyMeasure, Statistic } from '@pilar/contracts';
import type { Format } from '../../platform/format/use-format.ts';

/** A part of a poverty measure: shares in points of a hundred, Watts as it is. */
export function pointWords(format: Format, measure: PovertyMeasure) {
  return (value: number | null): string => {
    if (value === null) return format.missing;
    return measure === 'watts' ? format.number(value, 4) : format.difference(value * 100, 'persen', 2);
  };
}

const MONEY: readonly Statistic[] = ['mean', 'lowest40mean'];
export const isMoney = (statistic: Statistic): boolean => MONEY.includes(statistic);

/** A difference of two figures of one statistic, written as a difference is. */
export function differenceWords(format: Format, statistic: Statistic) {
  return (value: number | null): string => {
    if (value === null) return format.missing;
    if (isMoney(statistic)) return format.rupiah(value);
    return statistic === 'gini' ? format.number(value, 4) : format.difference(value * 100, 'persen', 2);
  };
}

/** A chance, never written as nought. */
export function chanceWords(format: Format, p: number | null): string {
  if (p === null) return format.missing;
  return p < 0.001 ? `< ${format.number(0.001, 3)}` : `= ${format.number(p, 3)}`;
}

export function intervalWords(say: (value: number | null) => string, { ciLow, ciHigh }: ChangePart): string {
  return `${say(ciLow)} – ${say(ciHigh)}`;
}
