import type { AuditProof } from '@pilar/contracts';
import { asProblem } from '../../platform/api/problem.ts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { ProblemLine } from '../../ui/ErrorState.tsx';
import { useProof } from './audit.queries.ts';
import { proofText } from './proof.text.ts';

/** That the entry stands in a signed link: computed again when asked, each part in words, the numbers below. */
export function AuditProofPart({ id }: Readonly<{ id: string }>) {
  const text = useText(proofText);
  const { mutate, data, isPending, error } = useProof(id);
  return (
    <section className="stack" aria-label={text.title}>
      <h3>{text.title}</h3>
      <p className="soft">{text.what}</p>
      <div className="no-print">
        <button type="button" className="plain-button" disabled={isPending} onClick={() => mutate()}>
          {text.check}
        </button>
      </div>
      <div role="status">{data === undefined ? null : <ProofWords proof={data} />}</div>
      <ProblemLine problem={error === null ? null : asProblem(error)} />
      {data === undefined ? null : <ProofNumbers proof={data} />}
    </section>
  );
}

function ProofWords({ proof }: Readonly<{ proof: AuditProof }>) {
  const text = useText(proofText);
  const format = useFormat();
  const isWhole = proof.checks.every(({ isRight }) => isRight);
  const place = [format.number(proof.link.number), format.number(proof.link.entries)] as const;
  return (
    <>
      <p>
        <strong>{isWhole ? text.whole(...place) : text.broken}</strong>
      </p>
      <ol className="proof-checks">
        {proof.checks.map(({ what, isRight }) => (
          <li key={what} data-right={isRight}>
            {text[what]} <strong>{isRight ? text.right : text.wrong}</strong>
            {what === 'values' && proof.isErased ? ` (${text.valuesErased})` : null}
          </li>
        ))}
      </ol>
    </>
  );
}

/** What anybody needs to compute it without Pilar; folded away, since it is for one reader in a hundred. */
function ProofNumbers({ proof }: Readonly<{ proof: AuditProof }>) {
  const text = useText(proofText);
  const format = useFormat();
  const { link } = proof;
  const facts: readonly (readonly [string, string])[] = [
    [text.leaf, proof.leaf],
    ...proof.steps.map(
      ({ side, hash }, at) =>
        [text.step(format.number(at + 1), side === 'left' ? text.left : text.rightSide), hash] as const,
    ),
    [text.root, link.root],
    [text.previousHash, link.previousHash ?? text.first],
    [text.linkHash, link.hash],
    [text.signature_, link.signature],
    [text.key, link.keyId],
    [text.sealedAt, format.instant(link.sealedAt)],
  ];
  return (
    <details>
      <summary>{text.numbers}</summary>
      <table className="change-table">
        <tbody>
          {facts.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
