import type { Estimate, Figure } from '@pilar/contracts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { publishText } from './compute.text.ts';
import type { MeasureWords } from './measure-words.ts';
import type { NewFigure, Publication } from './publication.ts';

type Props = Readonly<{ plan: Publication; words: MeasureWords; estimate: Estimate }>;

/** What will be published, what is left out, and what is replaced: read before it is confirmed. */
export function PublicationPlan({ plan, words, estimate }: Props) {
  const text = useText(publishText);
  const format = useFormat();
  return (
    <div className="publication-plan">
      <p>{text.will(format.number(plan.figures.length))}</p>
      <ul>
        {plan.counts.map(({ statistic, count }) => (
          <li key={statistic}>{text.perIndicator(words.nameOf(statistic), format.number(count))}</li>
        ))}
      </ul>
      {plan.withheld > 0 ? <p>{text.left(format.number(plan.withheld))}</p> : null}
      <Replaced figures={plan.figures} words={words} />
      <p>{text.line(format.rupiah(estimate.line), estimate.lineSource)}</p>
      {estimate.isSynthetic ? <p>{text.synthetic}</p> : null}
      <p className="small soft">{text.stays}</p>
    </div>
  );
}

const MOST_SHOWN = 7;
type Pair = Readonly<{ next: NewFigure; old: Figure }>;

function Replaced({ figures, words }: Readonly<{ figures: Publication['figures']; words: MeasureWords }>) {
  const text = useText(publishText);
  const format = useFormat();
  const pairs = figures.flatMap((next): Pair[] => (next.replaces ? [{ next, old: next.replaces }] : []));
  if (pairs.length === 0) return <p>{text.replacesNone}</p>;
  // The old value stands in the unit of publication; the measure's own words know its decimals.
  const before = ({ next, old }: Pair) => {
    const factor = old.unit === 'persen' ? 100 : 1;
    return words.value(next.measure, old.value === null ? null : old.value / factor);
  };
  const nameOf = ({ next }: Pair) =>
    [words.nameOf(next.measure.statistic), next.group].filter(Boolean).join(', ');
  return (
    <>
      <p>{text.replaces(format.number(pairs.length))}</p>
      <ul>
        {pairs.slice(0, MOST_SHOWN).map((pair) => (
          <li key={pair.old.id}>
            {text.fromTo(nameOf(pair), before(pair), words.value(pair.next.measure, pair.next.measure.value))}
          </li>
        ))}
        {pairs.length > MOST_SHOWN ? <li>{text.more(format.number(pairs.length - MOST_SHOWN))}</li> : null}
      </ul>
    </>
  );
}
