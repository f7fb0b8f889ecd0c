import type { BackupEntry } from '@pilar/contracts';
import { useState } from 'react';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { backupsText } from './backups.text.ts';
import { RestoreDialog } from './RestoreDialog.tsx';

type Props = Readonly<{ backups: readonly BackupEntry[]; onCheck: (name: string) => void }>;

/** An empty city is some kilobytes: shown as 0,1 MB, never as nothing. */
const SMALLEST_SHOWN = 100_000;

export function BackupTable({ backups, onCheck }: Props) {
  const text = useText(backupsText);
  const [restoring, setRestoring] = useState<BackupEntry | null>(null);
  const columns = [
    ...useFacts(),
    {
      key: 'action',
      header: text.action,
      kind: 'action',
      isSortable: false,
      value: () => null,
      cell: (backup: BackupEntry) => (
        <span className="row">
          <button
            type="button"
            className="plain-button"
            aria-label={text.checkOf(backup.name)}
            onClick={() => onCheck(backup.name)}
          >
            {text.check}
          </button>
          <button
            type="button"
            className="plain-button"
            aria-label={text.restoreOf(backup.name)}
            onClick={() => setRestoring(backup)}
          >
            {text.restore}
          </button>
        </span>
      ),
    },
  ] as const satisfies readonly Column<BackupEntry>[];
  return (
    <>
      <DataTable
        caption={text.list}
        rows={backups}
        rowKey={({ name }) => name}
        columns={columns}
        note={text.noteAway}
      />
      <RestoreDialog backup={restoring} onClose={() => setRestoring(null)} />
    </>
  );
}

function useFacts(): readonly Column<BackupEntry>[] {
  const text = useText(backupsText);
  const format = useFormat();
  const checkedWords = ({ checked }: BackupEntry): string => {
    if (checked === null) return text.never;
    if (checked.problem === null) return text.whole(format.stamp(checked.at));
    return format.language === 'id' ? checked.problem.title : checked.problem.titleEn;
  };
  return [
    {
      key: 'when',
      header: text.when,
      isFixed: true,
      value: ({ createdAt }) => createdAt,
      cell: ({ createdAt }) => format.stamp(createdAt),
    },
    { key: 'why', header: text.why, value: ({ reason }) => text[reason] },
    {
      key: 'size',
      header: text.size,
      kind: 'number',
      value: ({ bytes }) => bytes,
      cell: ({ bytes }) => format.megabytes(Math.max(bytes, SMALLEST_SHOWN)),
    },
    {
      key: 'rows',
      header: text.rows,
      kind: 'number',
      value: ({ rows }) => rows,
      cell: ({ rows }) => (rows === null ? text.rowsUnknown : format.number(rows)),
    },
    { key: 'lock', header: text.lock, value: ({ isLocked }) => (isLocked ? text.locked : text.unlocked) },
    { key: 'checked', header: text.checked, value: checkedWords },
    { key: 'name', header: text.name, isExtra: true, value: ({ name }) => name },
    { key: 'release', header: text.release, isExtra: true, value: ({ pilarVersion }) => pilarVersion },
  ];
}
