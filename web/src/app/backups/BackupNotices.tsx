import type { BackupPage } from '@pilar/contracts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { Anchor } from '../../ui/Anchor.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { backupsText } from './backups.text.ts';

/** What should worry whoever answers for the city, worst first. */
export function BackupNotices({ page }: { page: BackupPage }) {
  const text = useText(backupsText);
  const format = useFormat();
  const { failure, age, isOnDiskOfData, schedule } = page;
  return (
    <>
      {failure === null ? null : (
        <Notice tone="problem" title={text.failed(format.instant(failure.at))}>
          {format.language === 'id' ? failure.title : failure.titleEn}{' '}
          <Anchor href={`/masalah/${failure.code}`}>{failure.code}</Anchor>
        </Notice>
      )}
      {age === 'none' && schedule.state !== 'demo' ? <Notice tone="problem">{text.none}</Notice> : null}
      {age === 'old' ? <Notice tone="caution">{text.old}</Notice> : null}
      {isOnDiskOfData && age !== 'none' ? <Notice tone="caution">{text.sameDisk}</Notice> : null}
    </>
  );
}
