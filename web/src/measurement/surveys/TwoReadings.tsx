import { Radio } from '@mantine/core';
import { useText } from '../../platform/text/dictionary.ts';
import { columnsText } from './columns.text.ts';

type Props<Way extends string> = Readonly<{
  question: string;
  /** each way to read the column, and what its example would then mean */
  ways: readonly (readonly [Way, string])[];
  chosen: Way | null;
  onChoose: (way: Way | null) => void;
}>;

/** Asks in words how a column is meant that can be read in two ways. */
export function TwoReadings<Way extends string>({ question, ways, chosen, onChoose }: Props<Way>) {
  const text = useText(columnsText);
  return (
    <Radio.Group
      className="two-ways"
      label={question}
      description={text.askOnce}
      value={chosen ?? ''}
      onChange={(value) => onChoose(ways.find(([way]) => way === value)?.[0] ?? null)}
    >
      {ways.map(([way, meant]) => (
        <Radio key={way} value={way} label={meant} />
      ))}
    </Radio.Group>
  );
}
