import { Button } from '@mantine/core';
import type { BreachList } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '../platform/format/use-format.ts';
import { useCan } from '../platform/session/session.queries.ts';
import { useText } from '../platform/text/dictionary.ts';
import { Anchor } from '../ui/Anchor.tsx';
import { DataTable } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { QueryView } from '../ui/QueryView.tsx';
import { BreachClock } from './BreachClock.tsx';
import { breachesText } from './breaches.text.ts';
import { breachesQuery } from './protection.queries.ts';
import { protectionText } from './protection.text.ts';
import { ReportBreachDialog } from './ReportBreachDialog.tsx';

/** What went wrong, with the clock of each. */
export function BreachesPart() {
  const text = useText(breachesText);
  const query = useQuery(breachesQuery);
  const canWrite = useCan('protection.write');
  const [isReporting, setReporting] = useState(false);
  const report = canWrite ? <Button onClick={() => setReporting(true)}>{text.report}</Button> : null;
  return (
    <>
      <QueryView
        query={query}
        isEmpty={({ breaches }) => breaches.length === 0}
        empty={
          <EmptyState title={text.emptyTitle} action={report}>
            {text.empty}
          </EmptyState>
        }
      >
        {(list) => (
          <>
            {report ? <div className="row no-print">{report}</div> : null}
            <BreachesTable list={list} />
          </>
        )}
      </QueryView>
      {isReporting ? <ReportBreachDialog onClose={() => setReporting(false)} /> : null}
    </>
  );
}

function BreachesTable({ list }: { list: BreachList }) {
  const title = useText(protectionText).breaches;
  const text = useText(breachesText);
  const format = useFormat();
  return (
    <DataTable
      caption={title}
      rows={list.breaches}
      rowKey={(breach) => breach.id}
      columns={[
        {
          key: 'number',
          header: text.number,
          value: (breach) => breach.number,
          cell: (breach) => (
            <Anchor href={`/pelindungan/insiden/${breach.id}`}>{`${text.open} ${breach.number}`}</Anchor>
          ),
        },
        { key: 'title', header: text.title, value: (breach) => breach.title },
        {
          key: 'known',
          header: text.knownAt,
          value: (breach) => breach.knownAt,
          cell: (breach) => format.stamp(breach.knownAt),
        },
        {
          key: 'clock',
          header: text.clock,
          value: (breach) => breach.dueAt,
          cell: (breach) => <BreachClock breach={breach} now={list.now} />,
        },
        { key: 'persons', header: text.personCount, kind: 'number', value: (breach) => breach.personCount },
      ]}
    />
  );
}
