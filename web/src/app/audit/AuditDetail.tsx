import { type AuditEntry, auditSentence } from '@pilar/contracts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { AuditProofPart } from './AuditProofPart.tsx';
import { auditText } from './audit.text.ts';
import { changedFields } from './changed-fields.ts';
import { fieldName } from './field-name.ts';
import './AuditDetail.css';

/** One entry whole: its sentence, why and from where, what changed, and what proves it. */
export function AuditDetail({ entry, onClose }: { entry: AuditEntry | null; onClose: () => void }) {
  const text = useText(auditText);
  return (
    <Dialog isOpen={entry !== null} title={text.detail} onClose={onClose} size="lg">
      {entry === null ? null : (
        <div className="stack">
          <EntryFacts entry={entry} />
          {entry.isErased ? <p>{text.erased}</p> : <ChangedFields entry={entry} />}
          <AuditProofPart key={entry.id} id={entry.id} />
        </div>
      )}
    </Dialog>
  );
}

function EntryFacts({ entry }: { entry: AuditEntry }) {
  const text = useText(auditText);
  const format = useFormat();
  const facts: readonly (readonly [string, string | null])[] = [
    [text.userName, entry.actorName],
    [text.reason, entry.reason],
    [text.address, entry.address],
    [text.request, entry.requestId],
    [text.position, String(entry.position)],
    [text.link, entry.link === null ? text.unsealed : String(entry.link)],
    [text.digest, entry.digest],
  ];
  return (
    <>
      <p>
        {auditSentence(entry, format.language)}, {format.instant(entry.at)}
      </p>
      <table className="change-table">
        <tbody>
          {facts.map(([name, value]) =>
            value === null ? null : (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{value}</td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </>
  );
}

function ChangedFields({ entry }: { entry: AuditEntry }) {
  const text = useText(auditText);
  const { language } = useFormat();
  const fields = changedFields(entry.before, entry.after);
  if (fields.length === 0) return null;
  return (
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
            <th scope="row">{fieldName(field.name, language)}</th>
            <td>{field.before ?? <span className="soft">{text.none}</span>}</td>
            <td>{field.after ?? <span className="soft">{text.none}</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
