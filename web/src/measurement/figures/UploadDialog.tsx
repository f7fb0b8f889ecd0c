import type { Indicator } from '@pilar/contracts';
import { useState } from 'react';
import { asProblem } from '../../platform/api/problem.ts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { useLanguage } from '../../platform/text/language.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DownloadButton } from '../../ui/DownloadButton.tsx';
import { ProblemLine } from '../../ui/ErrorState.tsx';
import { FileDrop } from '../../ui/FileDrop.tsx';
import { useToast } from '../../ui/Toast.tsx';
import { useUploadFigures } from './figure.queries.ts';
import { figuresText } from './figures.text.ts';
import { UploadResult } from './UploadResult.tsx';
import { uploadText } from './upload.text.ts';

type Props = Readonly<{ isOpen: boolean; indicators: readonly Indicator[]; onClose: () => void }>;

export function UploadDialog({ isOpen, indicators, onClose }: Props) {
  const text = useText(uploadText);
  return (
    <Dialog isOpen={isOpen} title={text.title} onClose={onClose} size="xl">
      <Upload indicators={indicators} onDone={onClose} />
    </Dialog>
  );
}

/** Two steps: the file is checked and its result read; only then is it published. */
function Upload({ indicators, onDone }: Readonly<{ indicators: readonly Indicator[]; onDone: () => void }>) {
  const text = useText(uploadText);
  const words = useText(figuresText);
  const language = useLanguage();
  const format = useFormat();
  const toast = useToast();
  const check = useUploadFigures();
  const save = useUploadFigures();
  const [file, setFile] = useState<File | null>(null);
  const [progress, setProgress] = useState<number | null>(null);
  const take = (chosen: File) => {
    setFile(chosen);
    save.reset();
    check.mutate(
      { file: chosen, isSaved: false, onProgress: setProgress },
      { onSettled: () => setProgress(null) },
    );
  };
  const publish = () => {
    if (file === null) return;
    const said = (count: number) => toast.say(text.done(format.number(count)), 'good');
    save.mutate(
      { file, isSaved: true },
      {
        onSuccess: (done) => {
          said(done.accepted.length);
          onDone();
        },
      },
    );
  };
  return (
    <div className="stack">
      <FileDrop
        label={text.file}
        hint={text.fileHint}
        accept={['.xlsx', '.csv']}
        file={file}
        progress={progress}
        error={check.error === null ? null : asProblem(check.error).say(language)}
        isDisabled={check.isPending || save.isPending}
        onFile={take}
      />
      <div>
        <DownloadButton
          path="/figures/template.xlsx"
          name="templat-angka-resmi.xlsx"
          label={words.template}
        />
      </div>
      <ProblemLine problem={save.error === null ? null : asProblem(save.error)} />
      {check.data ? (
        <UploadResult
          result={check.data}
          indicators={indicators}
          isBusy={save.isPending}
          onPublish={publish}
        />
      ) : null}
    </div>
  );
}
