import { useState } from 'react';
import { useAddressPart } from '../../platform/address/use-address.ts';
import { useCity } from '../../platform/session/session.queries.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { DownloadButton } from '../../ui/DownloadButton.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { AuditFilterRow } from './AuditFilterRow.tsx';
import { AuditTable } from './AuditTable.tsx';
import { AuditVerify } from './AuditVerify.tsx';
import { type AuditFilters, filterQuery, useAudit } from './audit.queries.ts';
import { auditText } from './audit.text.ts';

/** The filters live in the address, so that a link is a view. */
function useFilters() {
  const [text, setText] = useAddressPart('cari', '');
  const [who, setWho] = useAddressPart('pelaku', '');
  const [action, setAction] = useAddressPart('tindakan', '');
  const [entity, setEntity] = useAddressPart('data', '');
  const [purpose, setPurpose] = useAddressPart('tujuan', '');
  const [from, setFrom] = useAddressPart('dari', '');
  const [until, setUntil] = useAddressPart('sampai', '');
  const filters: AuditFilters = { text, who, action, entity, purpose, from, until };
  const setters = {
    ...{ text: setText, who: setWho, action: setAction, entity: setEntity },
    ...{ purpose: setPurpose, from: setFrom, until: setUntil },
  };
  const set = (name: keyof AuditFilters, value: string) => setters[name](value === '' ? null : value);
  return { filters, set };
}

/** Who did what and when, as sentences, newest first. */
export function AuditPage() {
  const text = useText(auditText);
  const city = useCity();
  const { filters, set } = useFilters();
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const query = useAudit(filters);
  const kinds = new Set([...seen, ...(query.data ?? []).map((entry) => entry.entity), filters.entity]);
  kinds.delete('');
  const change = (name: keyof AuditFilters, value: string) => {
    setSeen(kinds);
    set(name, value);
  };
  return (
    <div className="stack">
      <PageHeader
        title={text.title}
        place={city ? [{ label: city.name }] : []}
        sentence={text.sentence}
        filters={<AuditFilterRow filters={filters} entities={[...kinds].sort()} onChange={change} />}
        actions={
          <DownloadButton
            path="/audit/export.xlsx"
            name="jejak-audit.xlsx"
            label={text.export}
            query={filterQuery(filters)}
          />
        }
      />
      <AuditVerify />
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
