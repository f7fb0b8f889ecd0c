import type { Figure as FigureRecord, GaugeMeasure } from '@pilar/contracts';
import { useCan } from '../platform/session/session.queries.ts';
import { useSay, useText } from '../platform/text/dictionary.ts';
import { useLanguage } from '../platform/text/language.ts';
import { Anchor } from '../ui/Anchor.tsx';
import { Figure } from '../ui/Figure.tsx';
import { figureProps } from '../ui/figure-props.ts';
import { HomeComparison } from './HomeComparison.tsx';
import { HomeDirection } from './HomeDirection.tsx';
import { HomeTrend } from './HomeTrend.tsx';
import { homeText } from './home.text.ts';
import type { Note } from './home-notes.ts';
import { useOpenTrace } from './trace/trace.queries.ts';

type Props = Readonly<{ measure: GaugeMeasure; notes: readonly Note[]; isLead?: boolean }>;

/** A measure with all that belongs to it: figure, what may be said of its change, comparison, trend, survey. */
export function HomeMeasure({ measure, notes, isLead = false }: Props) {
  const text = useText(homeText);
  const say = useSay();
  const { official, survey, indicator } = measure;
  const leading = official ?? survey;
  return (
    <div className="home-measure" data-lead={isLead}>
      {leading === null ? (
        <MissingMeasure measure={measure} />
      ) : (
        <LeadingFigure figure={leading} measure={measure} notes={notes} isLead={isLead} />
      )}
      <div className="home-evidence">
        <HomeTrend measure={measure} notes={notes} isLead={isLead} />
        <HomeComparison measure={measure} />
        {measure.class ? <p className="home-class">{text.class(say(measure.class))}</p> : null}
        {official !== null && survey !== null ? <SurveyChange measure={measure} notes={notes} /> : null}
        <Anchor className="home-series anchor no-print" href={`/angka?indikator=${indicator.code}`}>
          {text.series}
          <span className="only-heard">: {say(indicator.name)}</span>
        </Anchor>
      </div>
    </div>
  );
}

type FigureProps = Props & Readonly<{ figure: FigureRecord }>;

/** Official figures stand large; a survey figure leads only where there is no official one, and never as large. */
function LeadingFigure({ figure, measure, notes, isLead = false }: FigureProps) {
  const text = useText(homeText);
  const language = useLanguage();
  const [, open] = useOpenTrace();
  const isOfficial = figure.kind === 'official';
  const note = [figure.unit.startsWith('rupiah') ? text.nominal : null, figure.note]
    .filter(Boolean)
    .join('; ');
  const size = isLead ? (isOfficial ? 'large' : 'regular') : isOfficial ? 'regular' : 'small';
  return (
    <Figure
      {...figureProps(figure, measure.indicator, language)}
      size={size}
      note={note === '' ? null : note}
      change={<HomeDirection measure={measure} kind={figure.kind} notes={notes} />}
      isErrorSaid={isOfficial && measure.direction.word === 'no-error'}
      onTrace={() => open(figure.id)}
    />
  );
}

/** What the surveys say of the change, where their figure stands beside an official one. A break is told there already. */
function SurveyChange({ measure, notes }: Props) {
  const text = useText(homeText);
  if (measure.surveyDirection === null || measure.surveyDirection.word === 'not-compared') return null;
  return (
    <div className="home-survey">
      <span className="home-survey-name">{text.survey}</span>
      <HomeDirection measure={measure} kind="survey" notes={notes} />
    </div>
  );
}

function MissingMeasure({ measure }: { measure: GaugeMeasure }) {
  const text = useText(homeText);
  const say = useSay();
  const canWrite = useCan('indicator.write');
  const { name, code } = measure.indicator;
  return (
    <article className="figure" aria-label={say(name)}>
      <header className="figure-name">{say(name)}</header>
      <p className="figure-value" data-missing="true">
        {text.missing}
      </p>
      {canWrite ? (
        <Anchor className="anchor small no-print" href={`/angka?indikator=${code}&isi=1`}>
          {text.fillIn}
        </Anchor>
      ) : null}
    </article>
  );
}
