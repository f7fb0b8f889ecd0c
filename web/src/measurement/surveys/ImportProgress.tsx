import type { Job } from '@pilar/contracts';
import { asProblem } from '../../platform/api/problem.ts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useCancelJob } from '../../platform/jobs/job.queries.ts';
import { useCan } from '../../platform/session/session.queries.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { ProblemLine } from '../../ui/ErrorState.tsx';
import { progressText } from './check.text.ts';
import '../../ui/JobProgress.css';

/** While the file is read the server counts bytes; afterwards rows. */
const COUNTS_BYTES = 'membaca berkas';

/** A running import: what it does, percentage, rows, time left, and a way to stop it. */
export function ImportProgress({ job }: { job: Job }) {
  const text = useText(progressText);
  const cancel = useCancelJob();
  const canCancel = useCan('job.cancel');
  const share = job.total ? Math.min(1, job.done / job.total) : null;
  return (
    <section className="job" data-state={job.state} aria-label={job.title}>
      <p className="job-title">
        <strong>{job.title}</strong>
      </p>
      <progress aria-label={job.title} max={1} {...(share === null ? {} : { value: share })} />
      <p className="small">
        <ProgressLine job={job} share={share} />
      </p>
      <ProblemLine problem={cancel.error === null ? null : asProblem(cancel.error)} />
      <div className="row small">
        {canCancel ? (
          <button
            type="button"
            className="plain-button"
            disabled={cancel.isPending}
            onClick={() => cancel.mutate(job.id)}
          >
            {text.stop}
          </button>
        ) : null}
        <span className="soft">{text.mayLeave}</span>
      </div>
    </section>
  );
}

function ProgressLine({ job, share }: Readonly<{ job: Job; share: number | null }>) {
  const text = useText(progressText);
  const format = useFormat();
  const { phase, done, total, secondsLeft } = job;
  const isBytes = phase === COUNTS_BYTES;
  const counted = (value: number) => (isBytes ? format.megabytes(value) : format.number(value));
  const parts = [
    phase === null ? text.starting : phaseWord(phase, text),
    share === null ? null : format.share(share, 0),
    total ? text[isBytes ? 'bytes' : 'rows'](counted(done), counted(total)) : null,
    secondsLeft === null ? null : text.left(format.duration(secondsLeft)),
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

const PHASES = ['membaca berkas', 'memeriksa baris', 'menyimpan'] as const;

function phaseWord(phase: string, words: Readonly<Record<(typeof PHASES)[number], string>>): string {
  const known = PHASES.find((one) => one === phase);
  return known === undefined ? phase : words[known];
}
