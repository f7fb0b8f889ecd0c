import type { Estimate, SurveyDetail } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import { useAddressPart } from '../../platform/address/use-address.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { useToast } from '../../ui/Toast.tsx';
import { TraceDrawer } from '../trace/TraceDrawer.tsx';
import { computeText } from './compute.text.ts';
import { EarlierEstimates } from './EarlierEstimates.tsx';
import { EstimateForm } from './EstimateForm.tsx';
import { EstimateView } from './EstimateView.tsx';
import { estimatesQuery } from './survey.queries.ts';
import './compute.css';

type Props = Readonly<{ survey: SurveyDetail; onCheck: () => void }>;

/** Third step: a line, a group, and what comes of them. The measurement that is shown stands in the address. */
export function ComputeStep({ survey, onCheck }: Props) {
  const text = useText(computeText);
  const toast = useToast();
  const query = useQuery(estimatesQuery(survey.id));
  const [asked, show] = useAddressPart('perkiraan', '');
  return (
    <section className="section" aria-label={text.title}>
      <h2>{text.title}</h2>
      {survey.state === 'ready' ? (
        <EstimateForm
          survey={survey}
          onMade={(made) => {
            toast.say(text.made, 'good');
            show(made.id);
          }}
        />
      ) : (
        <div className="row">
          <p>{text.notReady}</p>
          <button type="button" className="plain-button" onClick={onCheck}>
            {text.toCheck}
          </button>
        </div>
      )}
      <QueryView query={query}>
        {(list) => <Results survey={survey} estimates={list.estimates} asked={asked} onShow={show} />}
      </QueryView>
      <TraceDrawer />
    </section>
  );
}

type ResultProps = Readonly<{
  survey: SurveyDetail;
  estimates: readonly Estimate[];
  asked: string;
  onShow: (id: string) => void;
}>;

function Results({ survey, estimates, asked, onShow }: ResultProps) {
  const text = useText(computeText);
  const newestFirst = [...estimates].sort((a, b) => b.createdAt.localeCompare(a.createdAt));
  const shown = newestFirst.find((estimate) => estimate.id === asked) ?? newestFirst[0];
  if (shown === undefined) {
    return survey.state === 'ready' ? (
      <p className="soft compute-empty">{text.none}</p>
    ) : (
      <EmptyState title={text.title}>{text.none}</EmptyState>
    );
  }
  return (
    <>
      <EstimateView key={shown.id} estimate={shown} isOld={shown.dataVersion !== survey.dataVersion} />
      {newestFirst.length > 1 ? (
        <EarlierEstimates estimates={newestFirst} shown={shown.id} onShow={onShow} />
      ) : null}
    </>
  );
}
