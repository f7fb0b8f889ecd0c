import { Button } from '@mantine/core';
import type { MadeLink, User } from '@pilar/contracts';
import { asProblem } from '../../platform/api/problem.ts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { ProblemLine } from '../../ui/ErrorState.tsx';
import { PrintSheet } from '../../ui/PrintSheet.tsx';
import { useEndFactorOf, useEndSessionsOf, useMakeLink } from './user-access.queries.ts';
import { userAccessText } from './user-access.text.ts';

/** A one-time link to hand over, and what an administrator may end for somebody else. */
export function UserAccess({ user }: Readonly<{ user: User }>) {
  const text = useText(userAccessText);
  const make = useMakeLink();
  const endSessions = useEndSessionsOf();
  const endFactor = useEndFactorOf();
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
    </div>
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
