import { Button } from '@mantine/core';
import type { Assessment, AssessmentRisk, AssessmentVersion } from '@pilar/contracts';
import { useState } from 'react';
import { asProblem } from '../platform/api/problem.ts';
import { useFormat } from '../platform/format/use-format.ts';
import { useCan } from '../platform/session/session.queries.ts';
import { useSay, useText } from '../platform/text/dictionary.ts';
import { Confirm } from '../ui/Confirm.tsx';
import { DataTable } from '../ui/DataTable.tsx';
import { assessmentText } from './assessment.text.ts';
import { useSignAssessment } from './protection.queries.ts';

type Props = Readonly<{
  questions: Assessment['questions'];
  version: AssessmentVersion;
  isNewest: boolean;
}>;

/** One version as it is read and printed. */
export function AssessmentPaper({ questions, version, isNewest }: Props) {
  const text = useText(assessmentText);
  const format = useFormat();
  const say = useSay();
  const canWrite = useCan('protection.write');
  const { signedAt, signedBy, savedAt, savedBy } = version;
  return (
    <>
      <h2>{version.title}</h2>
      <p className="soft">
        {text.version(String(version.version))}. {text.savedBy(savedBy, format.instant(savedAt))}{' '}
        {signedAt && signedBy ? text.signedBy(signedBy, format.instant(signedAt)) : text.unsigned}
      </p>
      <div className="protection-answers">
        {questions.map((question) => (
          <div key={question.code}>
            <h3>{say(question)}</h3>
            <p>{version.answers[question.code] || format.missing}</p>
          </div>
        ))}
      </div>
      <DataTable<AssessmentRisk>
        caption={text.risks}
        rows={version.risks}
        rowKey={(risk) => risk.risk}
        note={text.scale}
        initialSort={{ key: 'level', isDescending: true }}
        columns={[
          { key: 'risk', header: text.risk, value: (risk) => risk.risk },
          {
            key: 'level',
            header: text.level,
            kind: 'number',
            value: (risk) => risk.likelihood * risk.impact,
            cell: (risk) => `${risk.likelihood} × ${risk.impact} = ${risk.likelihood * risk.impact}`,
          },
          { key: 'measures', header: text.measures, value: (risk) => risk.measures },
          {
            key: 'residual',
            header: text.residual,
            kind: 'number',
            value: (risk) => risk.residualLikelihood * risk.residualImpact,
          },
        ]}
      />
      {canWrite && isNewest && signedAt === null ? <Signing version={version.version} /> : null}
    </>
  );
}

function Signing({ version }: { version: number }) {
  const text = useText(assessmentText);
  const sign = useSignAssessment();
  const [isAsking, setAsking] = useState(false);
  return (
    <div className="no-print">
      <Button variant="default" onClick={() => setAsking(true)}>
        {text.sign}
      </Button>
      <Confirm
        isOpen={isAsking}
        title={text.signTitle}
        confirmLabel={text.sign}
        isBusy={sign.isPending}
        problem={sign.error === null ? null : asProblem(sign.error)}
        onConfirm={() => sign.mutate(version, { onSuccess: () => setAsking(false) })}
        onClose={() => setAsking(false)}
      >
        {text.signText}
      </Confirm>
    </div>
  );
}
