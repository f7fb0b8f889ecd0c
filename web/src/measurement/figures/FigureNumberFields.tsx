import { TextInput } from '@mantine/core';
import type { Indicator } from '@pilar/contracts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import type { FieldsProps } from './figure-draft.ts';
import { figureFormText, unitText } from './figure-form.text.ts';
import { readNumber } from './read-number.ts';

type Props = FieldsProps & Readonly<{ indicator: Indicator | undefined }>;

/** Value and standard error. How a typed number is read stands under it before anything is published. */
export function FigureNumberFields({ draft, change, said, indicator }: Props) {
  const text = useText(figureFormText);
  const units = useText(unitText);
  const format = useFormat();
  const read = readNumber(draft.value);
  const unit = indicator?.unit ?? 'lainnya';
  const hint =
    read.value === null
      ? text.valueHint(units[unit])
      : text.valueRead(format.value(read.value, unit, decimalsOf(read.value, indicator)));
  return (
    <div className="figure-pair">
      <TextInput
        label={text.value}
        description={hint}
        inputMode="decimal"
        autoComplete="off"
        value={draft.value}
        error={said('value')}
        onChange={(event) => change({ value: event.currentTarget.value })}
      />
      <TextInput
        label={text.se}
        description={text.seHint}
        inputMode="decimal"
        autoComplete="off"
        value={draft.se}
        error={said('se')}
        onChange={(event) => change({ se: event.currentTarget.value })}
      />
    </div>
  );
}

/** Never fewer digits than were typed: a slip of the hand should be seen. */
function decimalsOf(value: number, indicator: Indicator | undefined): number {
  const typed = String(value).split('.')[1]?.length ?? 0;
  return Math.min(8, Math.max(typed, indicator?.decimals ?? 0));
}
