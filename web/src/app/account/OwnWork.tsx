import { useQuery } from '@tanstack/react-query';
import { useText } from '../../platform/text/dictionary.ts';
import { WorkGroups } from '../users/WorkGroups.tsx';
import { accountText } from './account.text.ts';
import { ownWorkQuery } from './own-work.queries.ts';

/** What waits for the signed-in person, also what somebody who left handed over; not there when there is none. */
export function OwnWork() {
  const text = useText(accountText);
  const groups = useQuery(ownWorkQuery).data?.groups ?? [];
  if (groups.length === 0) return null;
  return (
    <section className="section">
      <h2>{text.work}</h2>
      <p className="soft">{text.workText}</p>
      <WorkGroups groups={groups} isLinked />
    </section>
  );
}
