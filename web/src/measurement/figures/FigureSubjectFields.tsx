import { NativeSelect, TextInput } from '@mantine/core';
import type { Figure, Indicator } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import { areasQuery } from '../../platform/areas/area.queries.ts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useCity } from '../../platform/session/session.queries.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { areaChoices, indicatorChoices } from './figure-choices.ts';
import type { FieldsProps } from './figure-draft.ts';
import { figureFormText } from './figure-form.text.ts';
import { groupText } from './indicator-groups.ts';

type Props = FieldsProps & Readonly<{ corrected: Figure | null; indicators: readonly Indicator[] }>;

/** Of what, where and when: chosen for a new figure, fixed for a correction. */
export function FigureSubjectFields(props: Props) {
  return props.corrected === null ? <ChosenSubject {...props} /> : <CorrectedSubject {...props} />;
}

function CorrectedSubject({ corrected, indicators }: Props) {
  const text = useText(figureFormText);
  const format = useFormat();
  const indicator = indicators.find((one) => one.code === corrected?.indicator);
  if (corrected === null || indicator === undefined) return null;
  const value = format.value(corrected.value, corrected.unit, indicator.decimals);
  const what = [indicator.name[format.language], corrected.areaName, format.period(corrected.period), value];
  return (
    <p className="notice">
      <span>
        <strong>{text.replaces(what.join(', '))}</strong> {text.kept}
      </span>
    </p>
  );
}

function ChosenSubject({ draft, change, said, indicators }: Props) {
  const text = useText(figureFormText);
  const groups = useText(groupText);
  const format = useFormat();
  const city = useCity();
  const areas = useQuery(areasQuery).data?.areas ?? [];
  const period = /^\d{4}-\d{2}$/.test(draft.period) ? text.periodRead(format.period(draft.period)) : '';
  return (
    <>
      <NativeSelect
        label={text.indicator}
        data-autofocus
        value={draft.indicator}
        data={[{ value: '', label: text.choose }, ...indicatorChoices(indicators, groups, format.language)]}
        error={said('indicator')}
        onChange={(event) => change({ indicator: event.currentTarget.value })}
      />
      <div className="figure-pair">
        <NativeSelect
          label={text.area}
          value={draft.areaCode}
          data={[{ value: '', label: text.choose }, ...areaChoices(areas, city?.code ?? '')]}
          error={said('areaCode')}
          onChange={(event) => change({ areaCode: event.currentTarget.value })}
        />
        <TextInput
          label={text.period}
          description={period || text.periodHint}
          inputMode="numeric"
          autoComplete="off"
          value={draft.period}
          error={said('period')}
          onChange={(event) => change({ period: event.currentTarget.value })}
        />
      </div>
    </>
  );
}
