import type { Breach } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import { usePathPart } from '../platform/address/use-address.ts';
import { useFormat } from '../platform/format/use-format.ts';
import { useCan, useCity } from '../platform/session/session.queries.ts';
import { useText } from '../platform/text/dictionary.ts';
import { Anchor } from '../ui/Anchor.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { QueryView } from '../ui/QueryView.tsx';
import { FactList } from '../ui/TracePanel.tsx';
import { BreachClock } from './BreachClock.tsx';
import { BreachForm } from './BreachForm.tsx';
import { BreachLetters } from './BreachLetters.tsx';
import { breachesText } from './breaches.text.ts';
import { breachesQuery } from './protection.queries.ts';
import { protectionText } from './protection.text.ts';
import './protection.css';

/** One breach: its clock, what is known of it, and the notices as drafts to print. */
export function BreachPage() {
  const id = usePathPart('id');
  const query = useQuery(breachesQuery);
  return (
    <QueryView query={query}>
      {({ breaches, now }) => {
        const breach = breaches.find((one) => one.id === id);
        return breach ? <BreachView breach={breach} now={now} /> : <NotThere />;
      }}
    </QueryView>
  );
}

function NotThere() {
  const words = useText(protectionText);
  return <Anchor href="/pelindungan?bagian=insiden">{words.back}</Anchor>;
}

function BreachView({ breach, now }: Readonly<{ breach: Breach; now: string }>) {
  const words = useText(protectionText);
  const text = useText(breachesText);
  const format = useFormat();
  const city = useCity();
  const canWrite = useCan('protection.write');
  return (
    <div className="stack">
      <div className="no-print">
        <PageHeader
          title={text.page(String(breach.number))}
          place={
            city ? [{ label: city.name }, { label: words.title, href: '/pelindungan?bagian=insiden' }] : []
          }
          sentence={breach.title}
        />
      </div>
      <p className="protection-clock no-print">
        <BreachClock breach={breach} now={now} />
      </p>
      <div className="no-print">
        <FactList
          facts={[
            { name: text.knownAt, value: format.instant(breach.knownAt) },
            { name: text.due, value: `${format.instant(breach.dueAt)} (${breach.dueNote})` },
            { name: text.happened, value: breach.happened || format.missing },
            { name: text.how, value: breach.how || format.missing },
            { name: text.dataKinds, value: breach.dataKinds || format.missing },
            { name: text.personCount, value: format.number(breach.personCount) },
            { name: text.done, value: breach.done || format.missing },
            { name: text.authority, value: format.instant(breach.authorityNotifiedAt) },
            { name: text.persons, value: format.instant(breach.personsNotifiedAt) },
            ...(breach.closedAt === null
              ? []
              : [
                  {
                    name: text.closed,
                    value: `${format.instant(breach.closedAt)}: ${breach.closingNote ?? ''}`,
                  },
                ]),
          ]}
        />
      </div>
      {canWrite && breach.closedAt === null ? <BreachForm breach={breach} /> : null}
      <BreachLetters breach={breach} />
      <p className="no-print">
        <NotThere />
      </p>
    </div>
  );
}
