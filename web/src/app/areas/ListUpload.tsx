import { Button } from '@mantine/core';
import { useState } from 'react';
import { asProblem } from '../../platform/api/problem.ts';
import { useReplaceAreaList } from '../../platform/areas/area.queries.ts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { ProblemLine } from '../../ui/ErrorState.tsx';
import { FileDrop } from '../../ui/FileDrop.tsx';
import { useToast } from '../../ui/Toast.tsx';
import { areasText } from './areas.text.ts';
import { ImportResult } from './ImportResult.tsx';

/** A new list of areas, chosen and then sent. */
export function ListUpload() {
  const text = useText(areasText);
  const format = useFormat();
  const toast = useToast();
  const send = useReplaceAreaList();
  const [file, setFile] = useState<File | null>(null);
  const [progress, setProgress] = useState<number | null>(null);
  const go = () => {
    if (file === null) return;
    send.mutate(
      { file, onProgress: setProgress },
      {
        onSuccess: (done) => {
          toast.say(text.listDone(format.number(done.matched)), 'good');
          setFile(null);
        },
        onSettled: () => setProgress(null),
      },
    );
  };
  return (
    <div className="stack areas-import">
      <FileDrop
        label={text.listFile}
        hint={text.listHint}
        accept={['.csv', '.xlsx', '.geojson', '.json']}
        file={file}
        progress={progress}
        isDisabled={send.isPending}
        onFile={(chosen) => {
          send.reset();
          setFile(chosen);
        }}
      />
      <ProblemLine problem={send.error === null ? null : asProblem(send.error)} />
      {send.data ? <ImportResult result={send.data} /> : null}
      <div>
        <Button variant="default" disabled={file === null} loading={send.isPending} onClick={go}>
          {text.listSend}
        </Button>
      </div>
    </div>
  );
}
