import type { BackupPage } from '@pilar/contracts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { backupsText } from './backups.text.ts';
import './backups.css';

/** What happens by itself, where it goes, and what is kept. */
export function BackupScheduleList({ page }: { page: BackupPage }) {
  const text = useText(backupsText);
  const format = useFormat();
  const { schedule, place, freeBytes, isLocking } = page;
  const { daily, weekly, monthly } = schedule.keep;
  const rows: readonly (readonly [string, string])[] = [
    [
      text.daily,
      schedule.state === 'on' ? text.dailyAt(`${schedule.at ?? ''} ${schedule.zone}`) : text[schedule.state],
    ],
    ...(schedule.nextAt === null ? [] : [[text.next, format.instant(schedule.nextAt)] as const]),
    [text.keep, text.keepText(format.number(daily), format.number(weekly), format.number(monthly))],
    [text.folder, text[place]],
    [text.free, freeBytes === null ? format.missing : format.megabytes(freeBytes)],
    [text.sealing, isLocking ? text.sealingOn : text.sealingOff],
  ];
  return (
    <section className="section">
      <h2>{text.schedule}</h2>
      <dl className="backup-facts">
        {rows.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
