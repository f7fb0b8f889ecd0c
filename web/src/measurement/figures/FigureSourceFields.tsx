import { NativeSelect, TextInput } from '@mantine/core';
import { Confidence } from '@pilar/contracts';
import { useText } from '../../platform/text/dictionary.ts';
import type { FieldsProps } from './figure-draft.ts';
import { figureFormText } from './figure-form.text.ts';

/** No figure without its source. */
export function FigureSourceFields({ draft, change, said }: FieldsProps) {
  const text = useText(figureFormText);
  return (
    <>
      <TextInput
        label={text.sourceTitle}
        description={text.sourceTitleHint}
        value={draft.sourceTitle}
        error={said('sourceTitle')}
        onChange={(event) => change({ sourceTitle: event.currentTarget.value })}
      />
      <div className="figure-pair">
        <TextInput
          label={text.sourceUrl}
          type="url"
          inputMode="url"
          value={draft.sourceUrl}
          error={said('sourceUrl')}
          onChange={(event) => change({ sourceUrl: event.currentTarget.value })}
        />
        <NativeSelect
          label={text.confidence}
          value={draft.confidence}
          data={[
            { value: '', label: text.choose },
            ...Confidence.options.map((value) => ({ value, label: text[value] })),
          ]}
          error={said('confidence')}
          onChange={(event) => {
            const chosen = Confidence.safeParse(event.currentTarget.value);
            change({ confidence: chosen.success ? chosen.data : '' });
          }}
        />
      </div>
      <TextInput
        label={text.note}
        value={draft.note}
        error={said('note')}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
    </>
  );
}
