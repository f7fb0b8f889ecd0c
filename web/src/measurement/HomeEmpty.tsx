import type { Home } from '@pilar/contracts';
import type { ReactNode } from 'react';
import { useCan } from '../platform/session/session.queries.ts';
import { useSay, useText } from '../platform/text/dictionary.ts';
import { Anchor } from '../ui/Anchor.tsx';
import { homeText } from './home.text.ts';

/** A city with only its name: the questions that will be answered here, and what this person can do first. */
export function HomeEmpty({ home }: { home: Home }) {
  const text = useText(homeText);
  const say = useSay();
  return (
    <>
      <section className="section">
        <p>{text.willShow}</p>
        <ol className="home-questions">
          {home.gauges.map((gauge) => (
            <li key={gauge.key}>
              <strong>{say(gauge.question)}</strong>
              <span>{gauge.measures.map((measure) => say(measure.indicator.name)).join(' · ')}</span>
            </li>
          ))}
        </ol>
      </section>
      <section className="section">
        <h2>{text.first}</h2>
        <FirstThings />
      </section>
    </>
  );
}

function FirstThings() {
  const text = useText(homeText);
  const canFigures = useCan('indicator.write');
  const canSurvey = useCan('survey.write');
  const canUsers = useCan('user.write');
  if (!canFigures && !canSurvey && !canUsers) return <p>{text.firstWait}</p>;
  return (
    <ul className="home-first">
      {canFigures ? (
        <First href="/angka?isi=1" label={text.firstFigures}>
          {text.firstFiguresWhy}
        </First>
      ) : null}
      {canSurvey ? (
        <First href="/survei" label={text.firstSurvey}>
          {text.firstSurveyWhy}
        </First>
      ) : null}
      {canUsers && !canFigures ? (
        <First href="/pengguna" label={text.firstUsers}>
          {text.firstUsersWhy}
        </First>
      ) : null}
    </ul>
  );
}

function First({ href, label, children }: { href: string; label: string; children: ReactNode }) {
  return (
    <li>
      <Anchor href={href}>{label}</Anchor>
      <span className="soft">{children}</span>
    </li>
  );
}
