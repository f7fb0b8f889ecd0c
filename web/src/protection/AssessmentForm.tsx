import { Button, Textarea, TextInput } from '@mantine/core';
import { type Assessment, type AssessmentRisk, SaveAssessment } from '@pilar/contracts';
import { useState } from 'react';
import { asProblem } from '../platform/api/problem.ts';
import { useSay, useText } from '../platform/text/dictionary.ts';
import { ProblemLine } from '../ui/ErrorState.tsx';
import { assessmentText } from './assessment.text.ts';
import { useSaveAssessment } from './protection.queries.ts';
import { protectionText } from './protection.text.ts';
import { RiskFields } from './RiskFields.tsx';

type Props = Readonly<{
  questions: Assessment['questions'];
  start: SaveAssessment;
  onClose: () => void;
}>;

const NEW_RISK: AssessmentRisk = {
  ...{ risk: '', measures: '', likelihood: 2, impact: 2, residualLikelihood: 1, residualImpact: 1 },
};

/** The next version, begun from the last. */
export function AssessmentForm({ questions, start, onClose }: Props) {
  const words = useText(protectionText);
  const text = useText(assessmentText);
  const say = useSay();
  const save = useSaveAssessment();
  const [draft, setDraft] = useState(start);
  const read = SaveAssessment.safeParse(draft);
  const put = (part: Partial<SaveAssessment>) => setDraft((before) => ({ ...before, ...part }));
  const putRisk = (at: number, risk: AssessmentRisk) => put({ risks: draft.risks.with(at, risk) });
  return (
    <section className="protection-answers">
      <TextInput
        label={text.name}
        value={draft.title}
        onChange={(event) => put({ title: event.currentTarget.value })}
      />
      {questions.map((question) => (
        <Textarea
          key={question.code}
          label={say(question)}
          rows={2}
          value={draft.answers[question.code] ?? ''}
          onChange={(event) =>
            put({ answers: { ...draft.answers, [question.code]: event.currentTarget.value } })
          }
        />
      ))}
      <h3>{text.risks}</h3>
      <p className="small soft">{text.scale}</p>
      {draft.risks.map((risk, at) => (
        <RiskFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a risk has no name of its own while it is being typed
          key={at}
          risk={risk}
          onChange={(next) => putRisk(at, next)}
          onRemove={() => put({ risks: draft.risks.toSpliced(at, 1) })}
        />
      ))}
      <div>
        <button
          type="button"
          className="plain-button"
          onClick={() => put({ risks: [...draft.risks, NEW_RISK] })}
        >
          {text.addRisk}
        </button>
      </div>
      <ProblemLine problem={save.error === null ? null : asProblem(save.error)} />
      <div className="row">
        <Button
          disabled={!read.success}
          loading={save.isPending}
          onClick={() => read.success && save.mutate(read.data, { onSuccess: onClose })}
        >
          {words.save}
        </Button>
        <Button variant="default" onClick={onClose}>
          {text.cancel}
        </Button>
      </div>
    </section>
  );
}
