import { Button } from '@mantine/core';
import type { Survey } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '../../platform/format/use-format.ts';
import { useCan, useCity } from '../../platform/session/session.queries.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { SurveysTable } from './SurveysTable.tsx';
import { SurveyUpload } from './SurveyUpload.tsx';
import { surveysQuery } from './survey.queries.ts';
import { surveysText } from './surveys.text.ts';
import './surveys.css';

/** The survey files of the city: what came, in which state, by whom; and the way in for a new one. */
export function SurveysPage() {
  const text = useText(surveysText);
  const format = useFormat();
  const city = useCity();
  const canWrite = useCan('survey.write');
  const query = useQuery({ ...surveysQuery, refetchInterval: ({ state }) => pauseOf(state.data?.surveys) });
  const [isOpen, setOpen] = useState(false);
  const surveys = query.data?.surveys ?? [];
  const ready = surveys.filter((survey) => survey.state === 'ready').length;
  const open = canWrite ? (
    <Button leftSection={<Icon name="upload" />} onClick={() => setOpen(true)}>
      {text.upload}
    </Button>
  ) : null;
  return (
    <div className="stack">
      <PageHeader
        title={text.title}
        place={city ? [{ label: city.name }] : []}
        sentence={
          surveys.length > 0 ? text.sentence(format.number(ready), format.number(surveys.length)) : undefined
        }
        actions={surveys.length > 0 ? open : undefined}
      />
      <QueryView
        query={query}
        isEmpty={(data) => data.surveys.length === 0}
        empty={
          <EmptyState title={text.emptyTitle} action={open}>
            {text.empty} {canWrite ? text.emptyDo : text.emptyReader}
          </EmptyState>
        }
      >
        {(data) => <SurveysTable surveys={data.surveys} />}
      </QueryView>
      {canWrite ? <SurveyUpload isOpen={isOpen} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

const TWO_SECONDS = 2000;

/** While an import runs, the list asks again. */
function pauseOf(surveys: readonly Survey[] | undefined): number | false {
  return surveys?.some((survey) => survey.state === 'importing') ? TWO_SECONDS : false;
}
