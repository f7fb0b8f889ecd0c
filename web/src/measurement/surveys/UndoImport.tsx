import type { SurveyDetail } from '@pilar/contracts';
import { useState } from 'react';
import { asProblem } from '../../platform/api/problem.ts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { Confirm } from '../../ui/Confirm.tsx';
import { useToast } from '../../ui/Toast.tsx';
import { checkText } from './check.text.ts';
import { useUndoSurvey } from './survey.queries.ts';

/** Takes an import back, after saying what that means. A published import refuses, in words. */
export function UndoImport({ survey }: { survey: SurveyDetail }) {
  const text = useText(checkText);
  const format = useFormat();
  const toast = useToast();
  const undo = useUndoSurvey(survey.id);
  const [isAsking, setAsking] = useState(false);
  const act = () =>
    undo.mutate(undefined, {
      onSuccess: () => {
        toast.say(text.undoneSaid);
        setAsking(false);
      },
    });
  return (
    <>
      <button
        type="button"
        className="plain-button"
        data-tone="grave"
        onClick={() => {
          undo.reset();
          setAsking(true);
        }}
      >
        {text.undo}
      </button>
      <Confirm
        isOpen={isAsking}
        title={text.undoTitle}
        confirmLabel={text.undo}
        isGrave
        isBusy={undo.isPending}
        problem={undo.error === null ? null : asProblem(undo.error)}
        onConfirm={act}
        onClose={() => setAsking(false)}
      >
        <p>
          {survey.dataVersion === null ? text.undoEmpty : text.undoText(format.number(survey.rowsAccepted))}
        </p>
        <p className="small soft">{text.undoLimit}</p>
      </Confirm>
    </>
  );
}
