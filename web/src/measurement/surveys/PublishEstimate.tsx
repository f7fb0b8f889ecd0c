import { Button } from '@mantine/core';
import type { Estimate } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem } from '../../platform/api/problem.ts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useCan, useCity } from '../../platform/session/session.queries.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { Confirm } from '../../ui/Confirm.tsx';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { useToast } from '../../ui/Toast.tsx';
import { publishText } from './compute.text.ts';
import type { MeasureWords } from './measure-words.ts';
import { PublicationPlan } from './PublicationPlan.tsx';
import { publicationOf } from './publication.ts';
import { surveyFiguresQuery, usePublishEstimate } from './survey.queries.ts';

type Props = Readonly<{ estimate: Estimate; words: MeasureWords }>;

/** Whether an estimate is published; for those who may, the way to it. */
export function PublishEstimate({ estimate, words }: Props) {
  const text = useText(publishText);
  const format = useFormat();
  const canPublish = useCan('estimate.publish');
  const [isAsking, setAsking] = useState(false);
  if (estimate.publishedAt !== null) {
    return <p className="publication">{text.published(format.instant(estimate.publishedAt))}</p>;
  }
  return (
    <div className="publication">
      <p className="soft">{text.notPublished}</p>
      {canPublish ? (
        <div className="no-print">
          <Button onClick={() => setAsking(true)}>{text.publish}</Button>
          {isAsking ? (
            <AskPublish estimate={estimate} words={words} onClose={() => setAsking(false)} />
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

/** Says what will be published and what it replaces; until that is known nothing can be confirmed. */
function AskPublish({ estimate, words, onClose }: Props & Readonly<{ onClose: () => void }>) {
  const text = useText(publishText);
  const format = useFormat();
  const toast = useToast();
  const city = useCity();
  const publish = usePublishEstimate(estimate.surveyId);
  const current = useQuery({ ...surveyFiguresQuery(city?.code ?? ''), staleTime: 0 });
  const plan = current.data ? publicationOf(estimate, current.data.figures) : null;
  const thrown = publish.error ?? current.error;
  const act = () =>
    publish.mutate(estimate.id, {
      onSuccess: ({ figures }) => {
        toast.say(text.done(format.number(figures.length)), 'good');
        onClose();
      },
    });
  return (
    <Confirm
      isOpen
      title={text.title}
      confirmLabel={text.publish}
      isBusy={publish.isPending || (plan === null && thrown === null)}
      problem={thrown === null ? null : asProblem(thrown)}
      onConfirm={() => (plan === null ? undefined : act())}
      onClose={onClose}
    >
      {plan === null ? (
        <>
          <p className="only-heard">{text.looking}</p>
          {thrown === null ? <LoadingState lines={4} /> : null}
        </>
      ) : (
        <PublicationPlan plan={plan} words={words} estimate={estimate} />
      )}
    </Confirm>
  );
}
