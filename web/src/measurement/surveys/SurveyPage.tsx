import type { SurveyDetail } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import { useAddressPart, usePathPart } from '../../platform/address/use-address.ts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useCity } from '../../platform/session/session.queries.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { CheckStep } from './CheckStep.tsx';
import { ColumnsStep } from './ColumnsStep.tsx';
import { ComputeStep } from './ComputeStep.tsx';
import { SurveySteps } from './SurveySteps.tsx';
import { SyntheticMark } from './SyntheticMark.tsx';
import { surveyQuery } from './survey.queries.ts';
import { surveyText } from './survey.text.ts';
import { type Step, stepOf } from './survey-step.ts';
import './surveys.css';
import './survey-page.css';

/** One survey in three steps: which column is what, which rows count, what comes of them. The step is in the address. */
export function SurveyPage() {
  const id = usePathPart('id');
  const text = useText(surveyText);
  const [asked, setSheet] = useAddressPart('lembar', '');
  const first = useQuery(surveyQuery(id, ''));
  const sheet = sheetOf(asked, first.data);
  const query = useQuery(surveyQuery(id, sheet));
  return (
    <div className="stack">
      {query.data ? <SurveyHead survey={query.data} /> : <PageHeader title={text.survey} />}
      <QueryView query={query}>
        {(survey) => (
          <SurveyView
            survey={survey}
            sheet={sheet}
            isSheetComing={query.isPlaceholderData}
            onSheet={(name) => setSheet(name === '' ? OWN_SHEET : name)}
          />
        )}
      </QueryView>
    </div>
  );
}

/** In the address: the sheet that the server takes by itself, whatever was imported before. */
const OWN_SHEET = '-';

/** The sheet that was asked for; otherwise the one that was imported last. */
function sheetOf(asked: string, survey: SurveyDetail | undefined): string {
  if (asked === OWN_SHEET) return '';
  return asked === '' ? (survey?.mapping?.sheet ?? '') : asked;
}

function SurveyHead({ survey }: { survey: SurveyDetail }) {
  const text = useText(surveyText);
  const format = useFormat();
  const city = useCity();
  const counts = [format.number(survey.rowsAccepted), format.number(survey.rowsRead)] as const;
  return (
    <div className="survey-head">
      <PageHeader
        title={survey.title}
        place={[...(city ? [{ label: city.name }] : []), { label: text.surveys, href: '/survei' }]}
        time={survey.period}
        sentence={survey.state === 'ready' ? text.ready(...counts) : text[survey.state]}
      />
      <p className="survey-from">
        {text.from(survey.fileName, survey.createdBy, format.instant(survey.createdAt))}{' '}
        {survey.isSynthetic ? (
          <>
            <SyntheticMark /> {text.syntheticText}
          </>
        ) : null}
      </p>
    </div>
  );
}

type ViewProps = Readonly<{
  survey: SurveyDetail;
  sheet: string;
  isSheetComing: boolean;
  onSheet: (sheet: string) => void;
}>;

function SurveyView({ survey, sheet, isSheetComing, onSheet }: ViewProps) {
  const [asked, go] = useAddressPart('langkah', '');
  const step = stepOf(asked, survey);
  const show = (next: Step) => go(next);
  return (
    <>
      <SurveySteps survey={survey} step={step} onStep={show} />
      {step === 'kolom' ? (
        <ColumnsStep
          // Another sheet has other columns: the choice begins anew.
          key={`${survey.id} ${isSheetComing ? '' : sheet}`}
          survey={survey}
          sheet={sheet}
          isSheetComing={isSheetComing}
          onSheet={onSheet}
          onStarted={() => show('pemeriksaan')}
        />
      ) : null}
      {step === 'pemeriksaan' ? (
        <CheckStep survey={survey} onColumns={() => show('kolom')} onCompute={() => show('hitung')} />
      ) : null}
      {step === 'hitung' ? <ComputeStep survey={survey} onCheck={() => show('pemeriksaan')} /> : null}
    </>
  );
}
