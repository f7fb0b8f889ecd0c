import type { BackupPage } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import { asProblem } from '../../platform/api/problem.ts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useCan, useCity } from '../../platform/session/session.queries.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ProblemLine } from '../../ui/ErrorState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { BackupJob } from './BackupJob.tsx';
import { BackupNotices } from './BackupNotices.tsx';
import { BackupScheduleList } from './BackupScheduleList.tsx';
import { BackupTable } from './BackupTable.tsx';
import { backupsQuery, useStartBackupJob } from './backups.queries.ts';
import { backupsText } from './backups.text.ts';

/** What would bring the city back: the files, whether they are whole, and when the next one comes. */
export function BackupsPage() {
  const text = useText(backupsText);
  const format = useFormat();
  const city = useCity();
  const canMake = useCan('backup.write');
  const query = useQuery(backupsQuery);
  const start = useStartBackupJob();
  const jobId = start.data?.jobId ?? query.data?.runningJobId ?? null;
  const newest = query.data?.backups[0];
  const sentence = newest ? text.sentence(format.instant(newest.createdAt)) : text.sentenceNone;
  return (
    <div className="stack">
      <PageHeader
        title={text.title}
        place={city ? [{ label: city.name }] : []}
        sentence={query.data === undefined ? undefined : sentence}
        actions={
          canMake ? (
            <button
              type="button"
              className="plain-button"
              disabled={start.isPending}
              onClick={() => start.mutate(null)}
            >
              {text.make}
            </button>
          ) : null
        }
      />
      <ProblemLine problem={start.error === null ? null : asProblem(start.error)} />
      <BackupJob id={jobId} />
      <QueryView query={query}>
        {(page) => <BackupsView page={page} onCheck={(name) => start.mutate(name)} />}
      </QueryView>
    </div>
  );
}

function BackupsView({ page, onCheck }: { page: BackupPage; onCheck: (name: string) => void }) {
  const text = useText(backupsText);
  const canMake = useCan('backup.write');
  return (
    <>
      <BackupNotices page={page} />
      {page.backups.length === 0 ? (
        <EmptyState title={text.emptyTitle}>{canMake ? text.empty : text.emptyForReaders}</EmptyState>
      ) : (
        <BackupTable backups={page.backups} onCheck={onCheck} />
      )}
      <BackupScheduleList page={page} />
    </>
  );
}
