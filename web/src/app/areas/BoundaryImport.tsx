import { Button } from '@mantine/core';
import type { AreaList } from '@pilar/contracts';
import { useState } from 'react';
import { asProblem } from '../../platform/api/problem.ts';
import {
  useApplyBoundaries,
  useCheckBoundaries,
  useRemoveBoundaries,
} from '../../platform/areas/area.queries.ts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { Confirm } from '../../ui/Confirm.tsx';
import { ProblemLine } from '../../ui/ErrorState.tsx';
import { FileDrop } from '../../ui/FileDrop.tsx';
import { useToast } from '../../ui/Toast.tsx';
import { areasText } from './areas.text.ts';
import { ImportResult } from './ImportResult.tsx';

type Props = Readonly<{ boundaries: AreaList['boundaries']; canWrite: boolean }>;

/** Official boundaries: what is in use, and a new file in two steps, check and then use. */
export function BoundaryImport({ boundaries, canWrite }: Props) {
  const text = useText(areasText);
  const format = useFormat();
  const said = boundaries
    ? text.boundariesThere(
        format.number(boundaries.count),
        boundaries.source,
        format.date(boundaries.importedAt),
      )
    : text.boundariesNone;
  return (
    <section className="section">
      <h2>{text.boundaries}</h2>
      <p>{said}</p>
      {canWrite ? <BoundaryUpload /> : null}
      {canWrite && boundaries ? <RemoveBoundaries /> : null}
    </section>
  );
}

function BoundaryUpload() {
  const text = useText(areasText);
  const toast = useToast();
  const check = useCheckBoundaries();
  const apply = useApplyBoundaries();
  const [file, setFile] = useState<File | null>(null);
  const [progress, setProgress] = useState<number | null>(null);
  const thrown = apply.error ?? check.error;
  const take = (chosen: File) => {
    setFile(chosen);
    apply.reset();
    check.mutate({ file: chosen, onProgress: setProgress }, { onSettled: () => setProgress(null) });
  };
  const use = () => {
    if (file === null) return;
    apply.mutate(
      { file },
      {
        onSuccess: () => {
          toast.say(text.applied, 'good');
          setFile(null);
          check.reset();
        },
      },
    );
  };
  return (
    <div className="stack areas-import no-print">
      <FileDrop
        label={text.fileLabel}
        hint={text.fileHint}
        accept={['.geojson', '.json']}
        file={file}
        progress={progress}
        isDisabled={check.isPending || apply.isPending}
        onFile={take}
      />
      <ProblemLine problem={thrown === null ? null : asProblem(thrown)} />
      {check.data ? (
        <ImportResult result={check.data}>
          <Button onClick={use} loading={apply.isPending} disabled={check.data.matched === 0}>
            {text.apply}
          </Button>
        </ImportResult>
      ) : null}
    </div>
  );
}

function RemoveBoundaries() {
  const text = useText(areasText);
  const toast = useToast();
  const remove = useRemoveBoundaries();
  const [isAsking, setAsking] = useState(false);
  const act = () =>
    remove.mutate(undefined, {
      onSuccess: () => {
        toast.say(text.removed, 'good');
        setAsking(false);
      },
    });
  return (
    <div className="no-print">
      <button type="button" className="plain-button" data-tone="grave" onClick={() => setAsking(true)}>
        {text.remove}
      </button>
      <Confirm
        isOpen={isAsking}
        title={text.removeTitle}
        confirmLabel={text.remove}
        isGrave
        isBusy={remove.isPending}
        problem={remove.error === null ? null : asProblem(remove.error)}
        onConfirm={act}
        onClose={() => setAsking(false)}
      >
        <p>{text.removeText}</p>
      </Confirm>
    </div>
  );
}
