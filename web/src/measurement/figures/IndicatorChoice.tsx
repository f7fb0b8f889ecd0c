import { Select } from '@mantine/core';
import type { Indicator } from '@pilar/contracts';
import { useText } from '../../platform/text/dictionary.ts';
import { useLanguage } from '../../platform/text/language.ts';
import { figuresText } from './figures.text.ts';
import { groupIndicators, groupText } from './indicator-groups.ts';

type Props = Readonly<{ indicators: readonly Indicator[]; value: string; onChange: (code: string) => void }>;

/** Which indicator the page is about: by group, or by typing a part of its name. */
export function IndicatorChoice({ indicators, value, onChange }: Props) {
  const text = useText(figuresText);
  const groups = useText(groupText);
  const language = useLanguage();
  return (
    <Select
      className="indicator-choice"
      label={text.indicator}
      placeholder={text.indicatorHint}
      nothingFoundMessage={text.indicatorNone}
      searchable
      allowDeselect={false}
      maxDropdownHeight={420}
      value={indicators.some((indicator) => indicator.code === value) ? value : null}
      data={groupIndicators(indicators).map(({ group, indicators: members }) => ({
        group: groups[group],
        items: members.map((indicator) => ({ value: indicator.code, label: indicator.name[language] })),
      }))}
      // What is typed replaces the name that stands there.
      onFocus={(event) => event.currentTarget.select()}
      onClick={(event) => event.currentTarget.select()}
      onChange={(code) => {
        if (code !== null) onChange(code);
      }}
    />
  );
}
