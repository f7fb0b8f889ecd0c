import { Button, TextInput } from '@mantine/core';
import { ReportBreach } from '@pilar/contracts';
import { useState } from 'react';
import { asProblem } from '../platform/api/problem.ts';
import { useText } from '../platform/text/dictionary.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { ProblemLine } from '../ui/ErrorState.tsx';
import { BreachFields } from './BreachFields.tsx';
import { breachesText } from './breaches.text.ts';
import { countOf } from './person-count.ts';
import { useReportBreach } from './protection.queries.ts';

/** Western Indonesian time as the field shows it, `2026-11-24T09:00`. */
const nowInMetro = (): string =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Jakarta',
    dateStyle: 'short',
    timeStyle: 'short',
  })
    .format(new Date())
    .replace(' ', 'T');

/** Only title and time are needed at first: the clock does not wait for the rest. */
export function ReportBreachDialog({ onClose }: { onClose: () => void }) {
  const text = useText(breachesText);
  const report = useReportBreach();
  const [draft, setDraft] = useState({
    ...{ title: '', happened: '', how: '', dataKinds: '', personCount: '', done: '' },
    knownAt: nowInMetro(),
  });
  const [isTried, setTried] = useState(false);
  const read = ReportBreach.safeParse({
    ...draft,
    knownAt: `${draft.knownAt}:00+07:00`,
    personCount: countOf(draft.personCount),
  });
  const wrong = new Set(read.success ? [] : read.error.issues.map((issue) => String(issue.path[0])));
  const said = (field: string) => (isTried && wrong.has(field) ? text.missing : null);
  const change = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const send = () => {
    setTried(true);
    if (read.success) report.mutate(read.data, { onSuccess: onClose });
  };
  return (
    <Dialog isOpen title={text.report} onClose={onClose}>
      <div className="form">
        <TextInput
          label={text.title}
          value={draft.title}
          error={said('title')}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        <TextInput
          type="datetime-local"
          label={`${text.knownAt} (WIB)`}
          value={draft.knownAt}
          error={said('knownAt')}
          onChange={(event) => change({ knownAt: event.currentTarget.value })}
        />
        <BreachFields draft={draft} personCountError={said('personCount')} onChange={change} />
        <ProblemLine problem={report.error === null ? null : asProblem(report.error)} />
        <div>
          <Button onClick={send} loading={report.isPending}>
            {text.report}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
