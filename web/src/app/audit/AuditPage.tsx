import { NativeSelect } from '@mantine/core';
import type { AuditEntry, AuditList } from '@pilar/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAddressPart } from '../../platform/address/use-address.ts';
import { api } from '../../platform/api/client.ts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useCity } from '../../platform/session/session.queries.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { AuditDetail } from './AuditDetail.tsx';
import { auditText } from './audit.text.ts';

function useAudit(entity: string) {
  return useInfiniteQuery({
    queryKey: ['audit', entity],
    queryFn: ({ pageParam, signal }) =>
      api.get<AuditList>('/audit', { query: { before: pageParam, entity }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    select: (data) => data.pages.flatMap((page) => page.entries),
    staleTime: 0,
  });
}

/** Who changed what and when, newest first. */
export function AuditPage() {
  const text = useText(auditText);
  const city = useCity();
  const [entity, setEntity] = useAddressPart('data', '');
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const query = useAudit(entity);
  const kinds = new Set([...seen, ...(query.data ?? []).map((entry) => entry.entity), entity]);
  kinds.delete('');
  const choose = (next: string) => {
    setSeen(kinds);
    setEntity(next === '' ? null : next);
  };
  return (
    <div className="stack">
      <PageHeader
        title={text.title}
        place={city ? [{ label: city.name }] : []}
        sentence={text.sentence}
        filters={
          <NativeSelect
            label={text.entity}
            value={entity}
            data={[{ value: '', label: text.all }, ...[...kinds].sort()]}
            onChange={(event) => choose(event.currentTarget.value)}
          />
        }
      />
      <QueryView
        query={query}
        isEmpty={(entries) => entries.length === 0}
        empty={<EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>}
      >
        {(entries) => <AuditTable entries={entries} />}
      </QueryView>
      {query.hasNextPage ? (
        <div className="no-print">
          <button
            type="button"
            className="plain-button"
            disabled={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {text.older}
          </button>
        </div>
      ) : null}
    </div>
  );
}

function AuditTable({ entries }: { entries: readonly AuditEntry[] }) {
  const text = useText(auditText);
  const format = useFormat();
  const [open, setOpen] = useState<AuditEntry | null>(null);
  return (
    <>
      <DataTable
        caption={text.title}
        isCaptionHidden
        rows={entries}
        rowKey={(entry) => entry.id}
        columns={[
          { key: 'at', header: text.at, value: (entry) => entry.at, cell: (entry) => format.stamp(entry.at) },
          { key: 'actor', header: text.actor, value: (entry) => entry.actorName ?? text.system },
          { key: 'action', header: text.action, value: (entry) => entry.action },
          {
            key: 'what',
            header: text.what,
            value: (entry) => `${entry.entity} ${entry.entityId ?? ''}`,
            cell: (entry) => (
              <>
                {entry.entity} <span className="small soft">{entry.entityId?.slice(0, 8)}</span>
              </>
            ),
          },
          {
            key: 'change',
            header: text.change,
            kind: 'action',
            value: () => null,
            cell: (entry) => (
              <button
                type="button"
                className="plain-button"
                aria-label={text.seeOf(`${entry.entity} ${format.stamp(entry.at)}`)}
                onClick={() => setOpen(entry)}
              >
                {text.see}
              </button>
            ),
          },
        ]}
      />
      <AuditDetail entry={open} onClose={() => setOpen(null)} />
    </>
  );
}
