import { NativeSelect } from '@mantine/core';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { analysisText } from './analysis.text.ts';
import type { SurveyChoice, SurveyOffer } from './survey-choice.ts';

type Props = Readonly<{
  offers: readonly SurveyOffer[];
  choice: SurveyChoice;
  label?: string;
  /** Offered as the first entry where the survey may be left out. */
  none?: string;
}>;

/** Which survey, against which line. */
export function SurveyFields({ offers, choice, label, none }: Props) {
  const text = useText(analysisText);
  const format = useFormat();
  const { survey, line, setSurvey, setLine } = choice;
  return (
    <>
      <NativeSelect
        label={label ?? text.survey}
        value={survey?.id ?? ''}
        data={[
          ...(none !== undefined || survey === undefined ? [{ value: '', label: none ?? text.choose }] : []),
          ...offers.map((offer) => ({
            value: offer.id,
            label: `${offer.title} · ${format.period(offer.period)}`,
          })),
        ]}
        onChange={(event) => setSurvey(event.currentTarget.value)}
      />
      {survey === undefined ? null : (
        <NativeSelect
          label={label === undefined ? text.line : text.lineOf(label)}
          value={line === undefined ? '' : String(line.rupiahPerMonth)}
          data={[
            ...(line === undefined ? [{ value: '', label: text.choose }] : []),
            ...survey.lines.map((one) => ({
              value: String(one.rupiahPerMonth),
              label: `${format.rupiah(one.rupiahPerMonth)} · ${
                one.period === null ? text.usedLine : text.officialLine(format.period(one.period))
              }`,
            })),
          ]}
          onChange={(event) => setLine(event.currentTarget.value)}
        />
      )}
    </>
  );
}
