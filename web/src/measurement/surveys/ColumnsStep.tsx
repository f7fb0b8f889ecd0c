import { Button } from '@mantine/core';
import { MAPPING_TARGETS, type SurveyDetail } from '@pilar/contracts';
import { useState } from 'react';
import { asProblem } from '../../platform/api/problem.ts';
import { useCan } from '../../platform/session/session.queries.ts';
import { useSay, useText } from '../../platform/text/dictionary.ts';
import { ProblemLine } from '../../ui/ErrorState.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ChosenColumns } from './ChosenColumns.tsx';
import { columnsText } from './columns.text.ts';
import { FilePreview } from './FilePreview.tsx';
import { GroupColumns } from './GroupColumns.tsx';
import { mappingFaults, startDraft, toMapping } from './mapping-draft.ts';
import { SheetChoice } from './SheetChoice.tsx';
import { useStartImport } from './survey.queries.ts';
import { TargetRow } from './TargetRow.tsx';
import './columns.css';

type Props = Readonly<{
  survey: SurveyDetail;
  sheet: string;
  isSheetComing: boolean;
  onSheet: (sheet: string) => void;
  onStarted: () => void;
}>;

/** First step: which column is what. Proposals stand filled in, each with its reason and with values of the file. */
export function ColumnsStep(props: Props) {
  const text = useText(columnsText);
  const { survey } = props;
  const canWrite = useCan('survey.write');
  const closed = closedBecause(survey, canWrite);
  return (
    <section className="section" aria-label={text.title}>
      <h2>{text.title}</h2>
      {closed === null ? <p className="soft">{text.intro}</p> : <Notice>{text[closed]}</Notice>}
      <FileWarnings survey={survey} />
      {canWrite ? <SheetChoice {...props} /> : null}
      {canWrite ? (
        <ColumnsForm {...props} isClosed={closed !== null || props.isSheetComing} />
      ) : (
        <ChosenColumns mapping={survey.mapping} />
      )}
      {canWrite && survey.preview.rows.length > 0 ? <FilePreview preview={survey.preview} /> : null}
    </section>
  );
}

function closedBecause({ state }: SurveyDetail, canWrite: boolean) {
  if (!canWrite) return 'readerOnly';
  if (state === 'importing') return 'whileImporting';
  return state === 'undone' ? 'whenUndone' : null;
}

function FileWarnings({ survey }: { survey: SurveyDetail }) {
  const text = useText(columnsText);
  const say = useSay();
  if (survey.warnings.length === 0) return null;
  return (
    <div className="notice file-warnings" data-tone="caution" role="note">
      <div>
        <strong>{text.warnings}</strong>
        <ul>
          {survey.warnings.map((warning) => (
            <li key={warning.id}>{say(warning)}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function ColumnsForm({ survey, sheet, isClosed, onStarted }: Props & Readonly<{ isClosed: boolean }>) {
  const text = useText(columnsText);
  const start = useStartImport(survey.id);
  const [draft, setDraft] = useState(() => startDraft(survey, sheet));
  const [isTried, setTried] = useState(false);
  const faults = mappingFaults(draft, survey.columns);
  const go = () => {
    setTried(true);
    const { welfare } = draft.columns;
    if (welfare === null || Object.keys(faults).length > 0) return;
    start.mutate(toMapping(draft, welfare, sheet), { onSuccess: onStarted });
  };
  return (
    <fieldset className="columns-form" disabled={isClosed}>
      <div className="target-list">
        {MAPPING_TARGETS.map((target) => (
          <TargetRow
            key={target}
            target={target}
            survey={survey}
            draft={draft}
            fault={faults[target] ?? null}
            isTried={isTried}
            onDraft={setDraft}
          />
        ))}
      </div>
      <GroupColumns columns={survey.columns} draft={draft} onDraft={setDraft} />
      <ProblemLine problem={start.error === null ? null : asProblem(start.error)} />
      {isTried && Object.keys(faults).length > 0 ? (
        <p className="columns-stopped" role="alert">
          {text.stopped}
        </p>
      ) : null}
      {isClosed ? null : (
        <div className="columns-go">
          <Button onClick={go} loading={start.isPending}>
            {survey.dataVersion === null ? text.start : text.startAgain}
          </Button>
          <p className="small soft">{survey.dataVersion === null ? text.startNote : text.againNote}</p>
        </div>
      )}
    </fieldset>
  );
}
