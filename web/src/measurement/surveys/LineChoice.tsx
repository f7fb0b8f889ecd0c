import { NativeSelect, TextInput } from '@mantine/core';
import type { SurveyDetail } from '@pilar/contracts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { Anchor } from '../../ui/Anchor.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { computeText } from './compute.text.ts';
import {
  type EstimateDraft,
  type EstimateFault,
  hasOwnLine,
  isSameYear,
  lineOf,
  TYPED,
} from './estimate-draft.ts';

type Props = Readonly<{
  survey: SurveyDetail;
  draft: EstimateDraft;
  faults: readonly EstimateFault[];
  onDraft: (draft: EstimateDraft) => void;
}>;

/** The poverty line: an official one with its source, or a typed one that names its own. */
export function LineChoice({ survey, draft, faults, onDraft }: Props) {
  const text = useText(computeText);
  const format = useFormat();
  const official = lineOf(draft, survey.lines);
  const isOther = official !== undefined && !isSameYear(official.period, survey.period);
  return (
    <div className="line-choice">
      <NativeSelect
        label={text.line}
        description={text.lineHint}
        value={draft.line}
        error={faults.includes('line') ? text.lineMissing : null}
        data={[
          ...(draft.line === '' ? [{ value: '', label: text.lineChoose }] : []),
          ...survey.lines.map((line, at) => ({
            value: String(at),
            label: text.lineOption(format.period(line.period), format.rupiah(line.rupiahPerMonth)),
          })),
          { value: TYPED, label: text.lineTyped },
        ]}
        onChange={(event) => onDraft({ ...draft, line: event.currentTarget.value })}
      />
      {official ? <p className="small soft">{text.lineSource(official.source)}</p> : null}
      {isOther ? (
        <Notice tone="caution">
          {text.otherYear(format.period(official.period), format.period(survey.period))}
        </Notice>
      ) : null}
      {draft.line === '' && !hasOwnLine(survey) ? (
        <Notice tone="caution">
          {text.noLine} <Anchor href="/angka?indikator=garis_kemiskinan">{text.toLines}</Anchor>
        </Notice>
      ) : null}
      {draft.line === TYPED ? <TypedLine draft={draft} faults={faults} onDraft={onDraft} /> : null}
    </div>
  );
}

function TypedLine({ draft, faults, onDraft }: Omit<Props, 'survey'>) {
  const text = useText(computeText);
  return (
    <>
      <TextInput
        label={text.typed}
        description={text.typedHint}
        inputMode="decimal"
        value={draft.typed}
        error={faults.includes('typed') ? text.typedWrong : null}
        onChange={(event) => onDraft({ ...draft, typed: event.currentTarget.value })}
      />
      <TextInput
        label={text.typedSource}
        description={text.typedSourceHint}
        value={draft.source}
        maxLength={300}
        error={faults.includes('source') ? text.sourceMissing : null}
        onChange={(event) => onDraft({ ...draft, source: event.currentTarget.value })}
      />
    </>
  );
}
