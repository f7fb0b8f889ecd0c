import type { Gauge } from '@pilar/contracts';
import { useSay } from '../platform/text/dictionary.ts';
import { HomeMeasure } from './HomeMeasure.tsx';
import type { Note } from './home-notes.ts';

type Props = Readonly<{ gauge: Gauge; notes: readonly Note[] }>;

/** One question of the meeting: its leading measure large, the others under it in the same form. */
export function HomeGauge({ gauge, notes }: Props) {
  const say = useSay();
  const id = `pengukur-${gauge.key}`;
  const [lead, ...others] = gauge.measures;
  return (
    <section className="home-gauge" aria-labelledby={id}>
      <header className="home-gauge-head">
        <h2 id={id}>{say(gauge.title)}</h2>
        <p className="soft">{say(gauge.question)}</p>
      </header>
      {lead ? <HomeMeasure measure={lead} notes={notes} isLead /> : null}
      {others.map((measure) => (
        <HomeMeasure key={measure.indicator.code} measure={measure} notes={notes} />
      ))}
    </section>
  );
}
