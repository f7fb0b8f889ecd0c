import { Button } from '@mantine/core';
import type { Figure, Indicator } from '@pilar/contracts';
import { type FormEvent, useState } from 'react';
import { asProblem } from '../../platform/api/problem.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { ProblemLine } from '../../ui/ErrorState.tsx';
import { FigureNumberFields } from './FigureNumberFields.tsx';
import { FigureSourceFields } from './FigureSourceFields.tsx';
import { FigureSubjectFields } from './FigureSubjectFields.tsx';
import { refusedField, useFieldSentences } from './field-sentences.ts';
import { useAddFigure } from './figure.queries.ts';
import { type FigureDraft, readFigureDraft } from './figure-draft.ts';
import { figureFormText } from './figure-form.text.ts';

type Props = Readonly<{
  start: FigureDraft;
  /** The figure that is corrected; its indicator, area and period stay. */
  corrected: Figure | null;
  indicators: readonly Indicator[];
  onDone: (figure: Figure) => void;
}>;

export function FigureForm({ start, corrected, indicators, onDone }: Props) {
  const text = useText(figureFormText);
  const add = useAddFigure();
  const [draft, setDraft] = useState(start);
  const [isTried, setTried] = useState(false);
  const read = readFigureDraft(draft);
  const problem = add.error === null ? null : asProblem(add.error);
  const said = useFieldSentences(read, isTried, problem);
  const change = (part: Partial<FigureDraft>) => {
    // What the server refused is old as soon as the form changes.
    add.reset();
    setDraft((before) => ({ ...before, ...part }));
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (read.body !== null) add.mutate(read.body, { onSuccess: onDone });
  };
  const indicator = indicators.find((one) => one.code === draft.indicator);
  const isAtField = refusedField(problem) !== null && refusedField(problem) !== 'replaces';
  const fields = { draft, change, said };
  return (
    <form className="form figure-form" onSubmit={send} noValidate>
      <FigureSubjectFields {...fields} corrected={corrected} indicators={indicators} />
      <FigureNumberFields {...fields} indicator={indicator} />
      <FigureSourceFields {...fields} />
      {isAtField ? null : <ProblemLine problem={problem} />}
      <div>
        <Button type="submit" loading={add.isPending}>
          {corrected === null ? text.publish : text.publishCorrection}
        </Button>
      </div>
    </form>
  );
}
