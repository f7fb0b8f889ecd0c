import { NativeSelect } from '@mantine/core';
import type { AnalysisRequest } from '@pilar/contracts';
import { useAddressPart } from '../../platform/address/use-address.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { computeText } from '../surveys/compute.text.ts';

type Rule = AnalysisRequest['lonelyPsu'];
const RULES = ['fail', 'certainty', 'adjust', 'average'] as const;

/** The rule for strata with a single cluster stands in the address, as every filter does. */
export function useRule(): [Rule, (rule: string) => void] {
  const [asked, setRule] = useAddressPart('strata', 'fail');
  return [RULES.find((rule) => rule === asked) ?? 'fail', setRule];
}

export function RuleField() {
  const text = useText(computeText);
  const [rule, setRule] = useRule();
  return (
    <NativeSelect
      label={text.lonely}
      value={rule}
      data={RULES.map((one) => ({ value: one, label: text[one] }))}
      onChange={(event) => setRule(event.currentTarget.value)}
    />
  );
}
