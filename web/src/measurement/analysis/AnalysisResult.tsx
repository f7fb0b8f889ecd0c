import type { Analysis, AnalysisRequest } from '@pilar/contracts';
import type { ReactNode } from 'react';
import { asProblem } from '../../platform/api/problem.ts';
import { useFormat } from '../../platform/format/use-format.ts';
import { isUnderWay } from '../../platform/jobs/job.queries.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { DownloadButton } from '../../ui/DownloadButton.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { PrintButton } from '../../ui/PrintButton.tsx';
import { SyntheticLine } from '../../ui/SyntheticLine.tsx';
import { ImportProgress } from '../surveys/ImportProgress.tsx';
import { AnalysisTracePanel } from './AnalysisTracePanel.tsx';
import { useAnalysis } from './analysis.queries.ts';
import { ANALYSIS_FILES, analysisText } from './analysis.text.ts';
import { useOpenAnalysisTrace } from './open-analysis-trace.ts';

type Props = Readonly<{ request: AnalysisRequest; children: (analysis: Analysis) => ReactNode }>;

/** The answer, or how far its computation is, or why there is none. */
export function AnalysisResult({ request, children }: Props) {
  const text = useText(analysisText);
  const { analysis, job, error, again } = useAnalysis(request);
  if (error !== null) return <ErrorState problem={asProblem(error)} onRetry={again} />;
  if (analysis !== null) return <Answer analysis={analysis}>{children(analysis)}</Answer>;
  if (job === null || job.state === 'done') return <LoadingState />;
  return (
    <>
      <ImportProgress job={job} />
      {isUnderWay(job) ? null : (
        <button type="button" className="plain-button" onClick={again}>
          {text.again}
        </button>
      )}
    </>
  );
}

function Answer({ analysis, children }: { analysis: Analysis; children: ReactNode }) {
  const text = useText(analysisText);
  const format = useFormat();
  const [, openTrace] = useOpenAnalysisTrace();
  return (
    <>
      <div className="row no-print">
        <button type="button" className="plain-button" onClick={() => openTrace(true)}>
          <Icon name="trace" size={12} /> {text.trace}
        </button>
        <DownloadButton
          path={`/analyses/${analysis.id}/table.xlsx`}
          name={`${ANALYSIS_FILES[analysis.request.kind]}.xlsx`}
          label={text.download}
        />
        <PrintButton />
      </div>
      {analysis.isSynthetic ? <SyntheticLine>{text.synthetic}</SyntheticLine> : null}
      {children}
      <p className="small soft">
        {text.computed(format.instant(analysis.createdAt), analysis.createdBy, analysis.method)}
      </p>
      <AnalysisTracePanel id={analysis.id} />
    </>
  );
}
