import { Button, NativeSelect } from '@mantine/core';
import type { Assessment, AssessmentVersion } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCan } from '../platform/session/session.queries.ts';
import { useText } from '../platform/text/dictionary.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { PrintButton } from '../ui/PrintButton.tsx';
import { QueryView } from '../ui/QueryView.tsx';
import { AssessmentForm } from './AssessmentForm.tsx';
import { AssessmentPaper } from './AssessmentPaper.tsx';
import { assessmentText } from './assessment.text.ts';
import { assessmentQuery } from './protection.queries.ts';

/** The impact assessment: read, printed, written anew as the next version, signed. */
export function AssessmentPart() {
  const query = useQuery(assessmentQuery);
  return <QueryView query={query}>{(assessment) => <AssessmentView assessment={assessment} />}</QueryView>;
}

function AssessmentView({ assessment }: { assessment: Assessment }) {
  const text = useText(assessmentText);
  const canWrite = useCan('protection.write');
  const [isWriting, setWriting] = useState(false);
  const [chosen, choose] = useState<number | null>(null);
  const newest = assessment.versions[0];
  const shown = assessment.versions.find((one) => one.version === chosen) ?? newest;
  if (isWriting) {
    const content = newest ?? assessment.draft;
    const { title, answers, risks } = content;
    return (
      <AssessmentForm
        questions={assessment.questions}
        start={{ title, answers, risks, basedOn: newest?.version ?? 0 }}
        onClose={() => setWriting(false)}
      />
    );
  }
  if (shown === undefined) {
    const begin = canWrite ? <Button onClick={() => setWriting(true)}>{text.begin}</Button> : null;
    return (
      <EmptyState title={text.emptyTitle} action={begin}>
        {text.empty}
      </EmptyState>
    );
  }
  return (
    <section className="section">
      <div className="row no-print">
        <VersionChoice versions={assessment.versions} shown={shown.version} onChoose={choose} />
        {canWrite ? <Button onClick={() => setWriting(true)}>{text.edit}</Button> : null}
        <PrintButton />
      </div>
      <AssessmentPaper
        questions={assessment.questions}
        version={shown}
        isNewest={shown.version === newest?.version}
      />
    </section>
  );
}

type ChoiceProps = Readonly<{
  versions: readonly AssessmentVersion[];
  shown: number;
  onChoose: (version: number) => void;
}>;

function VersionChoice({ versions, shown, onChoose }: ChoiceProps) {
  const text = useText(assessmentText);
  return (
    <NativeSelect
      aria-label={text.versions}
      value={String(shown)}
      data={versions.map((one) => ({
        value: String(one.version),
        label: text.version(String(one.version)),
      }))}
      onChange={(event) => onChoose(Number(event.currentTarget.value))}
    />
  );
}
