import { Button } from '@mantine/core';
import type { OpenSession } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import { asProblem } from '../../platform/api/problem.ts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { ProblemLine } from '../../ui/ErrorState.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { openSessionsQuery, useEndOtherSessions, useEndSession } from './open-session.queries.ts';
import { openSessionText } from './open-session.text.ts';

/** Where this person is signed in, and the way to end what they do not know. */
export function OpenSessions() {
  const text = useText(openSessionText);
  const query = useQuery(openSessionsQuery);
  const endAll = useEndOtherSessions();
  const problem = endAll.error === null ? null : asProblem(endAll.error);
  return (
    <section className="section">
      <h2>{text.title}</h2>
      <p className="soft">{text.why}</p>
      <QueryView query={query}>
        {({ sessions }) => (
          <>
            <ul className="open-sessions">
              {sessions.map((session) => (
                <One key={session.id} session={session} />
              ))}
            </ul>
            {sessions.length > 1 ? (
              <div>
                <Button variant="default" loading={endAll.isPending} onClick={() => endAll.mutate()}>
                  {text.endOthers}
                </Button>
              </div>
            ) : null}
            <ProblemLine problem={problem} />
          </>
        )}
      </QueryView>
    </section>
  );
}

function One({ session }: Readonly<{ session: OpenSession }>) {
  const text = useText(openSessionText);
  const format = useFormat();
  const end = useEndSession();
  const device = useDeviceName(session);
  return (
    <li>
      <div>
        <strong>{device}</strong>
        {session.isCurrent ? ` · ${text.current}` : null}
        <p className="small soft">
          {[
            session.address === null ? null : text.from(session.address),
            session.provider === null ? null : text.by(session.provider),
            text.used(format.stamp(session.lastUsedAt)),
            text.opened(format.stamp(session.openedAt)),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {session.isCurrent ? null : (
        <button
          type="button"
          className="text-button"
          aria-label={text.endOf(device)}
          disabled={end.isPending}
          onClick={() => end.mutate(session.id)}
        >
          {text.end}
        </button>
      )}
    </li>
  );
}

const NAMES: Readonly<Record<string, string>> = {
  edge: 'Edge',
  opera: 'Opera',
  samsung: 'Samsung Internet',
  firefox: 'Firefox',
  chrome: 'Chrome',
  safari: 'Safari',
  android: 'Android',
  iphone: 'iPhone / iPad',
  windows: 'Windows',
  mac: 'Mac',
  linux: 'Linux',
};

function useDeviceName({ browser, system }: OpenSession): string {
  const text = useText(openSessionText);
  const browserName = NAMES[browser ?? ''] ?? text.unknownBrowser;
  const systemName = NAMES[system ?? ''];
  return systemName === undefined ? browserName : text.on(browserName, systemName);
}
