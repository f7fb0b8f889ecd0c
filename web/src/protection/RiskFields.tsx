import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { AssessmentRisk } from '@pilar/contracts';
import { useText } from '../platform/text/dictionary.ts';
import { assessmentText } from './assessment.text.ts';

type Props = Readonly<{
  risk: AssessmentRisk;
  onChange: (risk: AssessmentRisk) => void;
  onRemove: () => void;
}>;

const GRADES = ['1', '2', '3', '4'];
const GRADED = ['likelihood', 'impact', 'residualLikelihood', 'residualImpact'] as const;

export function RiskFields({ risk, onChange, onRemove }: Props) {
  const text = useText(assessmentText);
  return (
    <fieldset className="protection-risk">
      <TextInput
        label={text.risk}
        value={risk.risk}
        onChange={(event) => onChange({ ...risk, risk: event.currentTarget.value })}
      />
      <Textarea
        label={text.measures}
        rows={3}
        value={risk.measures}
        onChange={(event) => onChange({ ...risk, measures: event.currentTarget.value })}
      />
      <div className="row">
        {GRADED.map((field) => (
          <NativeSelect
            key={field}
            label={text[field]}
            value={String(risk[field])}
            data={GRADES}
            onChange={(event) => onChange({ ...risk, [field]: Number(event.currentTarget.value) })}
          />
        ))}
        <button
          type="button"
          className="plain-button"
          data-tone="grave"
          aria-label={text.removeRisk(risk.risk)}
          onClick={onRemove}
        >
          ×
        </button>
      </div>
    </fieldset>
  );
}
