import type { Breach } from '@pilar/contracts';
import { useFormat } from '../platform/format/use-format.ts';
import { useText } from '../platform/text/dictionary.ts';
import { breachesText } from './breaches.text.ts';

type Props = Readonly<{ breach: Breach; now: string }>;

/** What is left of 3×24 hours until the authority and the people are told; then that they were. */
export function BreachClock({ breach, now }: Props) {
  const text = useText(breachesText);
  const format = useFormat();
  if (breach.closedAt !== null) return <span>{text.closed}</span>;
  if (breach.authorityNotifiedAt !== null && breach.personsNotifiedAt !== null) {
    return <span>{text.notified}</span>;
  }
  const seconds = (Date.parse(breach.dueAt) - Date.parse(now)) / 1000;
  const span = format.duration(Math.abs(seconds));
  return seconds >= 0 ? (
    <strong>{text.left(span)}</strong>
  ) : (
    <strong className="protection-mark" data-tone="late">
      {text.late(span)}
    </strong>
  );
}
