import { NativeSelect, Radio } from '@mantine/core';
import { NumberStyle, type SurveyColumn } from '@pilar/contracts';
import { useText } from '../../platform/text/dictionary.ts';
import { useLanguage } from '../../platform/text/language.ts';
import { columnsText } from './columns.text.ts';
import { readAs } from './number-reading.ts';
import { numberWords } from './number-words.ts';

type Props = Readonly<{
  column: SurveyColumn;
  style: NumberStyle | null;
  onStyle: (style: NumberStyle | null) => void;
}>;

/** How the numbers of a column are read. Where two readings fit, it is asked in words; nothing is guessed. */
export function NumberReading(props: Props) {
  const { numberStyle } = props.column;
  if (numberStyle === 'text') return null;
  return numberStyle === 'ambiguous' ? (
    <TwoWays {...props} />
  ) : (
    <ClearReading {...props} found={numberStyle} />
  );
}

function TwoWays({ column, style, onStyle }: Props) {
  const text = useText(columnsText);
  const language = useLanguage();
  const { example } = column;
  const meant = (one: 'indonesian' | 'english') => {
    const read = example === null ? null : readAs(example, one);
    if (example === null) return text[one];
    return read === null ? `${text[one]} (${text.notReadable})` : numberWords(read, language);
  };
  return (
    <Radio.Group
      className="two-ways"
      label={example === null ? text.askPlain : text.ask(example)}
      description={text.askOnce}
      value={style ?? ''}
      onChange={(value) => onStyle(NumberStyle.safeParse(value).data ?? null)}
    >
      <Radio value="indonesian" label={meant('indonesian')} />
      <Radio value="english" label={meant('english')} />
    </Radio.Group>
  );
}

function ClearReading({ column, style, onStyle, found }: Props & Readonly<{ found: NumberStyle }>) {
  const text = useText(columnsText);
  return (
    <div className="clear-reading">
      <span aria-hidden="true">{text.readAs}</span>
      <NativeSelect
        size="xs"
        variant="unstyled"
        aria-label={`${text.reading}: ${column.name}`}
        value={style ?? ''}
        data={[
          { value: '', label: `${text[found]} (${text.auto})` },
          ...NumberStyle.options.map((one) => ({ value: one, label: text[one] })),
        ]}
        onChange={(event) => onStyle(NumberStyle.safeParse(event.currentTarget.value).data ?? null)}
      />
    </div>
  );
}
