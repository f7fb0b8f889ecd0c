import type { SessionUser } from '@pilar/contracts';
import { asProblem } from '../platform/api/problem.ts';
import { purposeHint, purposeName, purposeText } from '../platform/session/purpose.text.ts';
import { useChoosePurpose } from '../platform/session/session.queries.ts';
import { useText } from '../platform/text/dictionary.ts';
import { ProblemLine } from './ErrorState.tsx';
import './PurposeGate.css';

type Props = Readonly<{ user: SessionUser; onChosen?: () => void }>;

/** One press per purpose of the person's roles, each with what it is for. */
export function PurposeOptions({ user, onChosen }: Props) {
  const text = useText(purposeText);
  const names = useText(purposeName);
  const hints = useText(purposeHint);
  const choose = useChoosePurpose();
  const problem = choose.error === null ? null : asProblem(choose.error);
  return (
    <div className="purpose-options">
      <fieldset aria-label={text.choose}>
        {user.purposes.map((purpose) => (
          <button
            key={purpose}
            type="button"
            aria-pressed={purpose === user.purpose}
            disabled={choose.isPending}
            onClick={() => choose.mutate(purpose, onChosen ? { onSuccess: onChosen } : {})}
          >
            <strong>{names[purpose]}</strong>
            <span className="soft">{hints[purpose]}</span>
          </button>
        ))}
      </fieldset>
      <ProblemLine problem={problem} />
    </div>
  );
}
