import { Checkbox, NativeSelect } from '@mantine/core';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { analysisText } from './analysis.text.ts';
import { areasText } from './areas.text.ts';
import { RuleField } from './RuleField.tsx';
import { AREA_STATISTICS, type AreaChoices, COVARIATE_SETS } from './use-area-choices.ts';
import { useMeasureWords } from './use-measure-words.ts';

export function SmallAreaFilters({ choices }: { choices: AreaChoices }) {
  const text = useText(areasText);
  const own = useText(analysisText);
  const words = useMeasureWords();
  return (
    <>
      <Waves choices={choices} />
      <NativeSelect
        label={own.statistic}
        value={choices.statistic}
        data={AREA_STATISTICS.map((one) => ({ value: one, label: words.nameOf(one) }))}
        onChange={(event) => choices.setStatistic(event.currentTarget.value)}
      />
      <NativeSelect
        label={text.covariates}
        value={choices.set}
        data={COVARIATE_SETS.map((one) => ({ value: one, label: text[one] }))}
        onChange={(event) => choices.setCovariates(event.currentTarget.value)}
      />
      <NativeSelect
        label={text.benchmark}
        value={choices.benchmark ? 'ya' : 'tidak'}
        data={[
          { value: 'ya', label: text.yes },
          { value: 'tidak', label: text.no },
        ]}
        onChange={(event) => choices.setBenchmark(event.currentTarget.value)}
      />
      <NativeSelect
        label={text.shown}
        value={choices.isModel ? 'model' : 'langsung'}
        data={[
          { value: 'model', label: text.model },
          { value: 'langsung', label: text.direct },
        ]}
        onChange={(event) => choices.setShown(event.currentTarget.value)}
      />
      <RuleField />
    </>
  );
}

function Waves({ choices: { usable, waves, toggle } }: { choices: AreaChoices }) {
  const text = useText(areasText);
  const format = useFormat();
  return (
    <fieldset className="analysis-waves">
      <legend>{text.waves}</legend>
      {usable.map((survey) => (
        <Checkbox
          key={survey.id}
          label={format.period(survey.period)}
          title={survey.title}
          checked={waves.includes(survey)}
          onChange={() => toggle(survey.id)}
        />
      ))}
    </fieldset>
  );
}
