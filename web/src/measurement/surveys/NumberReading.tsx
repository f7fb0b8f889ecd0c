import { NativeSelect } from '@mantine/core';
import { NumberStyle, type SurveyColumn } from '@pilar/contracts';
import { useText } from '../../platform/text/dictionary.ts';
import { useLanguage } from '../../platform/text/language.ts';
import { columnsText } from './columns.text.ts';
import { readAs } from './number-reading.ts';
import { numberWords } from './number-words.ts';
import { TwoReadings } from './TwoReadings.tsx';

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
    <TwoReadings<NumberStyle>
      question={example === null ? text.askPlain : text.ask(example)}
      ways={(['indonesian', 'english'] as const).map((one) => [one, meant(one)])}
      chosen={style}
      onChoose={onStyle}
    />
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
