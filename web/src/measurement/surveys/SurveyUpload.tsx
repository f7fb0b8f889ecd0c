import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { asProblem } from '../../platform/api/problem.ts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProblemLine } from '../../ui/ErrorState.tsx';
import { FileDrop } from '../../ui/FileDrop.tsx';
import { useToast } from '../../ui/Toast.tsx';
import { useReceiveSurvey } from './survey.queries.ts';
import { EMPTY_DRAFT, faultsOf, MONTH_VALUES, periodOf, proposeFrom } from './survey-draft.ts';
import { surveyUploadText } from './surveys.text.ts';

type Props = Readonly<{ isOpen: boolean; onClose: () => void }>;

export function SurveyUpload({ isOpen, onClose }: Props) {
  const text = useText(surveyUploadText);
  return (
    <Dialog isOpen={isOpen} title={text.title} onClose={onClose} size="lg">
      <UploadForm />
    </Dialog>
  );
}

/** File, title, period; afterwards the page of the survey opens at its columns. */
function UploadForm() {
  const text = useText(surveyUploadText);
  const toast = useToast();
  const navigate = useNavigate();
  const receive = useReceiveSurvey();
  const [file, setFile] = useState<File | null>(null);
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const [progress, setProgress] = useState<number | null>(null);
  const [isTried, setTried] = useState(false);
  const faults = isTried ? faultsOf(draft) : [];
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (file === null || faultsOf(draft).length > 0) return;
    receive.mutate(
      { file, title: draft.title.trim(), period: periodOf(draft), onProgress: setProgress },
      {
        onSuccess: (survey) => {
          toast.say(text.done, 'good');
          void navigate({ href: `/survei/${survey.id}?langkah=kolom` });
        },
        onError: () => setProgress(null),
      },
    );
  };
  return (
    <form className="stack" onSubmit={send} noValidate>
      <FileDrop
        label={text.file}
        hint={text.fileHint}
        accept={['.csv', '.xlsx', '.parquet']}
        file={file}
        progress={progress === null || progress >= 1 ? null : progress}
        error={isTried && file === null ? text.fileMissing : null}
        isDisabled={receive.isPending}
        onFile={(chosen) => {
          receive.reset();
          setFile(chosen);
          setDraft((before) => proposeFrom(chosen.name, before));
        }}
      />
      {file === null ? null : <p className="small soft">{text.proposed}</p>}
      <TextInput
        label={text.name}
        description={text.nameHint}
        value={draft.title}
        maxLength={200}
        error={faults.includes('title') ? text.nameMissing : null}
        onChange={(event) => setDraft({ ...draft, title: event.currentTarget.value })}
      />
      <div className="survey-period">
        <TextInput
          label={text.year}
          value={draft.year}
          inputMode="numeric"
          maxLength={4}
          error={faults.includes('year') ? text.yearWrong : null}
          onChange={(event) => setDraft({ ...draft, year: event.currentTarget.value })}
        />
        <MonthChoice value={draft.month} onChange={(month) => setDraft({ ...draft, month })} />
      </div>
      <ProblemLine problem={receive.error === null ? null : asProblem(receive.error)} />
      {receive.isPending && progress !== null && progress >= 1 ? <p role="status">{text.reading}</p> : null}
      <div>
        <Button type="submit" loading={receive.isPending}>
          {text.send}
        </Button>
      </div>
    </form>
  );
}

function MonthChoice({ value, onChange }: Readonly<{ value: string; onChange: (month: string) => void }>) {
  const text = useText(surveyUploadText);
  const format = useFormat();
  // The name of a month is that of a period without its year.
  const nameOf = (month: string) => format.period(`2025-${month}`).replace(/\s*2025$/, '');
  return (
    <NativeSelect
      label={text.month}
      value={value}
      data={[
        { value: '', label: text.noMonth },
        ...MONTH_VALUES.map((month) => ({ value: month, label: nameOf(month) })),
      ]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
