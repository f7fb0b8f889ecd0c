import { type AuditEntry, auditSentence } from '@pilar/contracts';
import { useState } from 'react';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { AuditDetail } from './AuditDetail.tsx';
import { auditText } from './audit.text.ts';

/** Each entry as a sentence; its values and its proof open beside it. */
export function AuditTable({ entries }: { entries: readonly AuditEntry[] }) {
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
          {
            key: 'sentence',
            header: text.sentenceOf,
            value: (entry) => auditSentence(entry, format.language),
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
