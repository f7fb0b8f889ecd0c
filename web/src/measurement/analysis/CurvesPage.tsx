import { NativeSelect } from '@mantine/core';
import type { AnalysisRequest, CurveSample } from '@pilar/contracts';
import { useAddressPart } from '../../platform/address/use-address.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { AnalysisPage, AskedAnalysis } from './AnalysisPage.tsx';
import { CurvesView } from './CurvesView.tsx';
import { curvesText } from './curves.text.ts';
import { RuleField, useRule } from './RuleField.tsx';
import { SurveyFields } from './SurveyFields.tsx';
import { atLine, type SurveyChoice, type SurveyOffer, useSurveyChoice } from './survey-choice.ts';

/** Lorenz and TIP curves of one or two surveys, or of groups of them. */
export function CurvesPage() {
  const text = useText(curvesText);
  return (
    <AnalysisPage title={text.title} about={text.about}>
      {(offers) => <AskedCurves offers={offers} />}
    </AnalysisPage>
  );
}

const CUT = '=';

/** `kolom=nilai` of the address as the server is asked; a group that the survey does not have is everybody. */
function useGroup(name: string, { survey }: SurveyChoice) {
  const [asked, set] = useAddressPart(name, '');
  const [column = '', ...rest] = asked.split(CUT);
  const value = rest.join(CUT);
  const isThere = survey?.columns.some(
    (one) => one.name === column && one.values.some((each) => each.value === value),
  );
  return { asked: isThere ? asked : '', group: isThere ? { column, value } : null, set };
}

type Group = ReturnType<typeof useGroup>;

function sampleOf({ survey, line }: SurveyChoice, { group }: Group): CurveSample[] {
  return survey && line ? [{ ...atLine(survey, line), group }] : [];
}

function AskedCurves({ offers }: { offers: readonly SurveyOffer[] }) {
  const text = useText(curvesText);
  const [lonelyPsu] = useRule();
  const first = useSurveyChoice(offers, ['survei', 'garis'], offers[0]);
  const second = useSurveyChoice(offers, ['kedua', 'garis-kedua'], undefined);
  const firstGroup = useGroup('kelompok', first);
  const secondGroup = useGroup('kelompok-kedua', second);
  const [one] = sampleOf(first, firstGroup);
  const samples = one === undefined ? [] : [one, ...sampleOf(second, secondGroup)];
  const isWhole = samples.length > 0 && (second.survey === undefined || samples.length === 2);
  const request: AnalysisRequest | null = isWhole
    ? { kind: 'curves', samples, boundary: 'below', lonelyPsu }
    : null;
  const filters = (
    <>
      <SurveyFields offers={offers} choice={first} label={text.first} />
      <GroupField choice={first} group={firstGroup} label={text.groupOf(text.first)} />
      <SurveyFields offers={offers} choice={second} label={text.second} none={text.none} />
      {second.survey ? (
        <GroupField choice={second} group={secondGroup} label={text.groupOf(text.second)} />
      ) : null}
      <RuleField />
    </>
  );
  return (
    <AskedAnalysis
      title={text.title}
      about={text.about}
      asked={{
        filters,
        request,
        missing: text.missing,
        children: (analysis) => <CurvesView analysis={analysis} />,
      }}
    />
  );
}

type FieldProps = Readonly<{ choice: SurveyChoice; group: Group; label: string }>;

function GroupField({ choice, group, label }: FieldProps) {
  const text = useText(curvesText);
  const columns = choice.survey?.columns ?? [];
  return (
    <NativeSelect
      label={label}
      value={group.asked}
      data={[
        { value: '', label: text.everybody },
        ...columns.map(({ name, values }) => ({
          group: name.replaceAll('_', ' '),
          items: values.map((one) => ({ value: `${name}${CUT}${one.value}`, label: one.label })),
        })),
      ]}
      onChange={(event) => group.set(event.currentTarget.value)}
    />
  );
}
