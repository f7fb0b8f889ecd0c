import type { AuditEntry } from '@pilar/contracts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { auditText } from './audit.text.ts';
import { changedFields } from './changed-fields.ts';
import './AuditDetail.css';

/** What stood there before, and after: only the fields that changed. */
export function AuditDetail({ entry, onClose }: { entry: AuditEntry | null; onClose: () => void }) {
  const text = useText(auditText);
  const format = useFormat();
  const fields = entry === null ? [] : changedFields(entry.before, entry.after);
  return (
    <Dialog isOpen={entry !== null} title={text.detail} onClose={onClose} size="lg">
      {entry === null ? null : (
        <div className="stack">
          <p>
            {entry.action} · {entry.entity} · {entry.actorName ?? text.system} · {format.instant(entry.at)}
          </p>
          <table className="change-table">
            <thead>
              <tr>
                <th scope="col">{text.what}</th>
                <th scope="col">{text.before}</th>
                <th scope="col">{text.after}</th>
              </tr>
            </thead>
            <tbody>
              {fields.map((field) => (
                <tr key={field.name}>
                  <th scope="row">{field.name}</th>
                  <td>{field.before ?? <span className="soft">{text.none}</span>}</td>
                  <td>{field.after ?? <span className="soft">{text.none}</span>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Dialog>
  );
}
