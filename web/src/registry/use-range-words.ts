import { useText } from '../platform/text/dictionary.ts';
import { desilText } from './desil.text.ts';
import type { DesilRange } from './desil-range.ts';

/** `desil 1–4`, or `desil 3` where only one is counted. */
export function useRangeWords({ low, high }: DesilRange): string {
  const text = useText(desilText);
  return low === high ? text.one(String(low)) : text.range(String(low), String(high));
}
