import { NativeSelect } from '@mantine/core';
import type { MappingTarget, SurveyColumn, SurveyDetail } from '@pilar/contracts';
import { useSay, useText } from '../../platform/text/dictionary.ts';
import { columnsText } from './columns.text.ts';
import { DateReading } from './DateReading.tsx';
import { isNumberTarget, type MappingDraft, type MappingFault } from './mapping-draft.ts';
import { NumberReading } from './NumberReading.tsx';

type Props = Readonly<{
  target: MappingTarget;
  survey: SurveyDetail;
  draft: MappingDraft;
  fault: MappingFault | null;
  isTried: boolean;
  onDraft: (draft: MappingDraft) => void;
}>;

const FAULT_WORDS = {
  missing: 'faultMissing',
  twice: 'faultTwice',
  text: 'faultText',
  ambiguous: 'faultAmbiguous',
  dateAmbiguous: 'faultDateAmbiguous',
  noDate: 'faultNoDate',
} as const;

/** One thing that Pilar looks for: what it is, the column for it, values of that column, and why it is proposed. */
export function TargetRow({ target, survey, draft, fault, isTried, onDraft }: Props) {
  const text = useText(columnsText);
  const chosen = draft.columns[target];
  const column = survey.columns.find((one) => one.name === chosen);
  // What is merely not there yet is said when it is missed; a wrong choice at once.
  const isSaid = fault !== null && (isTried || fault === 'twice' || fault === 'text' || fault === 'noDate');
  const choose = (name: string) =>
    onDraft({
      ...draft,
      columns: { ...draft.columns, [target]: name === '' ? null : name },
      // The order of day and month was chosen for the column that goes.
      ...(target === 'interview' ? { dateStyle: null } : {}),
    });
  return (
    <div className="target">
      <div className="target-what">
        <p>
          <strong>{text[target]}</strong>{' '}
          {target === 'welfare' ? <span className="small soft">({text.required})</span> : null}
        </p>
        <p className="small soft">{text[`${target}Hint`]}</p>
      </div>
      <div className="target-choice">
        <NativeSelect
          aria-label={text.column(text[target])}
          value={chosen ?? ''}
          error={isSaid ? text[FAULT_WORDS[fault]] : null}
          data={[
            { value: '', label: target === 'welfare' ? text.choose : text.none },
            ...survey.columns.map(({ name }) => ({ value: name, label: name })),
          ]}
          onChange={(event) => choose(event.currentTarget.value)}
        />
        {column && isNumberTarget(target) ? (
          <NumberReading
            column={column}
            style={draft.styles[column.name] ?? null}
            onStyle={(style) => onDraft({ ...draft, styles: withStyle(draft.styles, column.name, style) })}
          />
        ) : null}
        {column && target === 'interview' ? (
          <DateReading
            column={column}
            style={draft.dateStyle}
            onStyle={(dateStyle) => onDraft({ ...draft, dateStyle })}
          />
        ) : null}
      </div>
      <div className="target-why">
        {column ? <Samples column={column} /> : null}
        <Reason target={target} chosen={chosen} survey={survey} />
      </div>
    </div>
  );
}

type Styles = MappingDraft['styles'];

function withStyle(styles: Styles, column: string, style: Styles[string] | null): Styles {
  const { [column]: _, ...others } = styles;
  return style === null ? others : { ...others, [column]: style };
}

function Samples({ column }: { column: SurveyColumn }) {
  const text = useText(columnsText);
  if (column.samples.length === 0) return null;
  return (
    <p className="samples">
      <span className="only-heard">{text.samples}: </span>
      {column.samples.map((sample) => (
        <code key={sample}>{sample}</code>
      ))}
    </p>
  );
}

type ReasonProps = Readonly<{ target: MappingTarget; chosen: string | null; survey: SurveyDetail }>;

function Reason({ target, chosen, survey }: ReasonProps) {
  const text = useText(columnsText);
  const say = useSay();
  if (chosen === null) {
    return target === 'welfare' ? null : <p className="small target-none">{text[`${target}None`]}</p>;
  }
  const guess = survey.guesses.find((one) => one.target === target && one.column === chosen);
  if (guess === undefined) return null;
  return (
    <p className="small soft">
      {guess.isRemembered ? <span className="remembered">{text.remembered}</span> : null} {say(guess.reason)}
    </p>
  );
}
