import { JOB_PHASES, type Job } from '@pilar/contracts';
import { useFormat } from '../platform/format/use-format.ts';
import { useText } from '../platform/text/dictionary.ts';
import { useLanguage } from '../platform/text/language.ts';
import { Anchor } from './Anchor.tsx';
import { uiText } from './ui.text.ts';
import './JobProgress.css';

type Props = Readonly<{
  job: Job;
  /** Given where the person may stop it. */
  onCancel?: () => void;
  isCancelling?: boolean;
  /** False on the page the job itself leads back to. */
  withLink?: boolean;
}>;

/** Long work: percentage, rows, time left, a way to stop it, and a place to come back to. */
export function JobProgress({ job, onCancel, isCancelling, withLink = true }: Props) {
  const text = useText(uiText);
  const isUnderWay = job.state === 'queued' || job.state === 'running';
  return (
    <section className="job" data-state={job.state} aria-label={job.title}>
      <p className="job-title">
        <strong>{job.title}</strong> <span className="job-state">{text[job.state]}</span>
      </p>
      {isUnderWay ? <JobBar job={job} /> : null}
      <JobProblem job={job} />
      <div className="row small">
        {isUnderWay && onCancel ? (
          <button type="button" className="plain-button" onClick={onCancel} disabled={isCancelling ?? false}>
            {text.stop}
          </button>
        ) : null}
        {withLink && job.link !== null ? <Anchor href={job.link}>{text.comeBack}</Anchor> : null}
        {isUnderWay && !withLink ? <span className="soft">{text.mayLeave}</span> : null}
      </div>
    </section>
  );
}

function JobBar({ job }: { job: Job }) {
  const text = useText(uiText);
  const format = useFormat();
  const share = job.total ? Math.min(1, job.done / job.total) : null;
  const parts = [
    useJobPhase(job),
    share === null ? null : format.share(share, 0),
    useCounted(job),
    job.secondsLeft === null ? null : text.timeLeft(format.duration(job.secondsLeft)),
  ];
  return (
    <>
      <progress aria-label={job.title} max={1} {...(share === null ? {} : { value: share })} />
      <p className="small soft">{parts.filter(Boolean).join(' · ')}</p>
    </>
  );
}

function useJobPhase({ phase, state }: Job): string | null {
  const language = useLanguage();
  const text = useText(uiText);
  if (phase !== null) return JOB_PHASES[phase][language];
  return state === 'queued' ? text.queued : null;
}

/** How far it is, in what the phase counts: rows, or the megabytes of a file. */
function useCounted({ phase, done, total }: Job): string | null {
  const text = useText(uiText);
  const format = useFormat();
  if (phase === null) return null;
  if (JOB_PHASES[phase].counts === 'bytes') {
    return total === null
      ? format.megabytes(done)
      : text.partOf(format.megabytes(done), format.megabytes(total));
  }
  return total === null
    ? text.rowsSoFar(format.number(done))
    : text.rowsDone(format.number(done), format.number(total));
}

function JobProblem({ job }: { job: Job }) {
  const language = useLanguage();
  if (job.problem === null) return null;
  return (
    <p className="job-problem" role="alert">
      {language === 'id' ? job.problem.title : job.problem.titleEn}
    </p>
  );
}
