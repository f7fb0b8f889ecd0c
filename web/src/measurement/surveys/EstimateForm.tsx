import { Button, NativeSelect } from '@mantine/core';
import type { Estimate, SurveyDetail } from '@pilar/contracts';
import { type FormEvent, useState } from 'react';
import { asProblem } from '../../platform/api/problem.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { ProblemLine } from '../../ui/ErrorState.tsx';
import { AdvancedChoice } from './AdvancedChoice.tsx';
import { computeText } from './compute.text.ts';
import { estimateFaults, requestOf, startEstimate } from './estimate-draft.ts';
import { LineChoice } from './LineChoice.tsx';
import { useMakeEstimate } from './survey.queries.ts';

type Props = Readonly<{ survey: SurveyDetail; onMade: (estimate: Estimate) => void }>;

export function EstimateForm({ survey, onMade }: Props) {
  const text = useText(computeText);
  const make = useMakeEstimate(survey.id);
  const [draft, setDraft] = useState(() => startEstimate(survey));
  const [isTried, setTried] = useState(false);
  const groups = survey.mapping?.groups ?? [];
  const problem = make.error === null ? null : asProblem(make.error);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const request = requestOf(draft, survey.lines);
    if (request !== null) make.mutate(request, { onSuccess: onMade });
  };
  return (
    <form className="estimate-form no-print" onSubmit={send} noValidate>
      <LineChoice
        survey={survey}
        draft={draft}
        faults={isTried ? estimateFaults(draft, survey.lines) : []}
        onDraft={setDraft}
      />
      <NativeSelect
        label={text.by}
        description={text.byHint}
        value={draft.by}
        data={[{ value: '', label: text.byNone }, ...groups.map((name) => ({ value: name, label: name }))]}
        onChange={(event) => setDraft({ ...draft, by: event.currentTarget.value })}
      />
      {/* A refused design is most often answered by the rule in there, so it stands open then. */}
      <AdvancedChoice draft={draft} isAsked={problem?.code === 'design-invalid'} onDraft={setDraft} />
      <ProblemLine problem={problem} />
      <div>
        <Button type="submit" loading={make.isPending}>
          {text.go}
        </Button>
      </div>
    </form>
  );
}
