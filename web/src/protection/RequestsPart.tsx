import { Button } from '@mantine/core';
import type { SubjectRequest } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '../platform/format/use-format.ts';
import { useCan } from '../platform/session/session.queries.ts';
import { useText } from '../platform/text/dictionary.ts';
import { Anchor } from '../ui/Anchor.tsx';
import { DataTable } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { QueryView } from '../ui/QueryView.tsx';
import { AddRequestDialog } from './AddRequestDialog.tsx';
import { requestsQuery } from './protection.queries.ts';
import { protectionText } from './protection.text.ts';
import { requestsText } from './requests.text.ts';

/** What residents asked for, the overdue first. */
export function RequestsPart() {
  const text = useText(requestsText);
  const query = useQuery(requestsQuery);
  const canWrite = useCan('subject-request.write');
  const [isAdding, setAdding] = useState(false);
  const add = canWrite ? <Button onClick={() => setAdding(true)}>{text.add}</Button> : null;
  return (
    <>
      <QueryView
        query={query}
        isEmpty={({ requests }) => requests.length === 0}
        empty={
          <EmptyState title={text.emptyTitle} action={add}>
            {text.empty}
          </EmptyState>
        }
      >
        {({ requests }) => (
          <>
            {add ? <div className="row no-print">{add}</div> : null}
            <RequestsTable requests={requests} />
          </>
        )}
      </QueryView>
      {isAdding ? <AddRequestDialog onClose={() => setAdding(false)} /> : null}
    </>
  );
}

function RequestsTable({ requests }: { requests: readonly SubjectRequest[] }) {
  const title = useText(protectionText).requests;
  const text = useText(requestsText);
  const format = useFormat();
  return (
    <DataTable
      caption={title}
      rows={requests}
      rowKey={(request) => request.id}
      columns={[
        {
          key: 'number',
          header: text.number,
          value: (request) => request.number,
          cell: (request) => (
            <Anchor href={`/pelindungan/permintaan/${request.id}`}>{`${text.open} ${request.number}`}</Anchor>
          ),
        },
        { key: 'kind', header: text.kind, value: (request) => text[request.kind] },
        { key: 'asker', header: text.asker, value: (request) => request.askerName },
        {
          key: 'due',
          header: text.dueOn,
          value: (request) => request.dueOn,
          cell: (request) => (
            <span>
              {format.date(request.dueOn)}
              {request.isOverdue ? (
                <span className="protection-mark" data-tone="late">
                  {text.overdue}
                </span>
              ) : null}
            </span>
          ),
        },
        { key: 'state', header: text.state, value: (request) => text[request.state] },
      ]}
    />
  );
}
