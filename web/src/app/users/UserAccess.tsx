import { Button } from '@mantine/core';
import type { MadeLink, User } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import { asProblem } from '../../platform/api/problem.ts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useSession } from '../../platform/session/session.queries.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { ProblemLine } from '../../ui/ErrorState.tsx';
import { PrintSheet } from '../../ui/PrintSheet.tsx';
import { providerLinkOfQuery, useEndProviderLinkOf } from '../provider/provider.queries.ts';
import { providerText } from '../provider/provider.text.ts';
import { useEndFactorOf, useEndSessionsOf, useMakeLink } from './user-access.queries.ts';
import { userAccessText } from './user-access.text.ts';

/** A one-time link to hand over, and what an administrator may end for somebody else. */
export function UserAccess({ user }: Readonly<{ user: User }>) {
  const text = useText(userAccessText);
  const make = useMakeLink();
  const endSessions = useEndSessionsOf();
  const endFactor = useEndFactorOf();
  const provider = useSession()?.provider;
  const error = make.error ?? endSessions.error ?? endFactor.error;
  return (
    <div className="section form">
      <h2>{text.title}</h2>
      <p className="soft small">{text.linkWhy}</p>
      {make.data ? <LinkSheet link={make.data} user={user} /> : null}
      <div className="user-access">
        <Button variant="default" loading={make.isPending} onClick={() => make.mutate(user.id)}>
          {make.data ? text.another : text.make}
        </Button>
        <Button variant="default" loading={endSessions.isPending} onClick={() => endSessions.mutate(user.id)}>
          {endSessions.isSuccess ? text.sessionsEnded : text.endSessions}
        </Button>
        {user.hasSecondFactor && !endFactor.isSuccess ? (
          <Button variant="default" loading={endFactor.isPending} onClick={() => endFactor.mutate(user.id)}>
            {text.endFactor}
          </Button>
        ) : null}
      </div>
      <ProblemLine problem={error === null ? null : asProblem(error)} />
      {provider === undefined ? null : <ProviderOf user={user} name={provider} />}
    </div>
  );
}

/** Whether an account of another office opens this one, and the way to end that. */
function ProviderOf({ user, name }: Readonly<{ user: User; name: string }>) {
  const text = useText(providerText);
  const format = useFormat();
  const link = useQuery(providerLinkOfQuery(user.id)).data;
  const end = useEndProviderLinkOf();
  if (link === undefined) return null;
  if (link.linkedAt === null)
    return (
      <p className="small soft">
        {name}: {text.isOff}
      </p>
    );
  return (
    <>
      <p className="small">
        {name}: {text.isOn(format.date(link.linkedAt))}
      </p>
      <div>
        <Button variant="default" loading={end.isPending} onClick={() => end.mutate(user.id)}>
          {text.endOf(name)}
        </Button>
      </div>
      <ProblemLine problem={end.error === null ? null : asProblem(end.error)} />
    </>
  );
}

function LinkSheet({ link, user }: Readonly<{ link: MadeLink; user: User }>) {
  const text = useText(userAccessText);
  const format = useFormat();
  const address = `${window.location.origin}/tautan#${link.token}`;
  return (
    <PrintSheet copy={address}>
      <h3>{link.kind === 'invitation' ? text.invitation : text.reset}</h3>
      <p>
        {user.name} ({user.userName})
      </p>
      <p className="one-time-link">
        <code>{address}</code>
      </p>
      <p className="small">{text.once(format.stamp(link.expiresAt))}</p>
    </PrintSheet>
  );
}
