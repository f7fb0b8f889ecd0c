import { auditFindingSentence } from '@pilar/contracts';
import { asProblem } from '../../platform/api/problem.ts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { ProblemLine } from '../../ui/ErrorState.tsx';
import { useVerification } from './audit.queries.ts';
import { auditText } from './audit.text.ts';

/** Verifies the chain when asked, and says what was found in sentences. */
export function AuditVerify() {
  const text = useText(auditText);
  const format = useFormat();
  const { mutate, data, isPending, error } = useVerification();
  return (
    <div className="stack">
      <div className="no-print">
        <button type="button" className="plain-button" disabled={isPending} onClick={() => mutate()}>
          {text.verify}
        </button>
      </div>
      <div role="status">
        {data === undefined ? null : data.isWhole ? (
          <p>{text.whole(format.number(data.links), format.number(data.entries))}</p>
        ) : (
          <>
            <p>
              <strong>{text.broken(format.number(data.findingCount))}</strong>
            </p>
            <ul>
              {data.findings.slice(0, 20).map((finding) => (
                <li key={`${finding.kind} ${finding.link} ${finding.position}`}>
                  {auditFindingSentence(finding, format.language)}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <ProblemLine problem={error === null ? null : asProblem(error)} />
    </div>
  );
}
