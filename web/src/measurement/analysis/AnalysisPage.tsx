import type { Analysis, AnalysisRequest } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useCity } from '../../platform/session/session.queries.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { Anchor } from '../../ui/Anchor.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { AnalysisResult } from './AnalysisResult.tsx';
import { choicesQuery } from './analysis.queries.ts';
import { analysisText } from './analysis.text.ts';
import type { SurveyOffer } from './survey-choice.ts';
import './analysis.css';

/** What a page makes of the surveys on offer: its filters, its question, and how the answer is shown. */
export type Asked = Readonly<{
  filters: ReactNode;
  /** Null while something is still to be chosen. */
  request: AnalysisRequest | null;
  /** Said while the question is not whole. */
  missing: string;
  time?: string;
  children: (analysis: Analysis) => ReactNode;
}>;

type Props = Readonly<{
  title: string;
  /** What the page will show once a survey is there. */
  about: string;
  children: (offers: readonly SurveyOffer[]) => ReactNode;
}>;

/** The frame of the pages that ask surveys: the surveys on offer, or the way to the first one. */
export function AnalysisPage({ title, about, children }: Props) {
  const text = useText(analysisText);
  const city = useCity();
  const choices = useQuery(choicesQuery);
  const head = <PageHeader title={title} place={city ? [{ label: city.name }] : []} sentence={about} />;
  const isEmpty = choices.data?.surveys.length === 0;
  return (
    <div className="stack analysis">
      {choices.data && !isEmpty ? null : head}
      <QueryView
        query={choices}
        isEmpty={({ surveys }) => surveys.length === 0}
        empty={
          <EmptyState title={text.emptyTitle} action={<Anchor href="/survei">{text.toSurveys}</Anchor>}>
            {about}
          </EmptyState>
        }
      >
        {({ surveys }) => children(surveys)}
      </QueryView>
    </div>
  );
}

/** One question with its filters above and its answer below. */
export function AskedAnalysis({ title, about, asked }: { title: string; about: string; asked: Asked }) {
  const city = useCity();
  return (
    <>
      <PageHeader
        title={title}
        place={city ? [{ label: city.name }] : []}
        {...(asked.time === undefined ? {} : { time: asked.time })}
        sentence={about}
        filters={asked.filters}
      />
      {asked.request === null ? (
        <p className="soft">{asked.missing}</p>
      ) : (
        <AnalysisResult request={asked.request}>{asked.children}</AnalysisResult>
      )}
    </>
  );
}
