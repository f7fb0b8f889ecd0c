import type { Bilingual, ProcessingActivity } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import { useSay, useText } from '../platform/text/dictionary.ts';
import { DownloadButton } from '../ui/DownloadButton.tsx';
import { PrintButton } from '../ui/PrintButton.tsx';
import { QueryView } from '../ui/QueryView.tsx';
import { processingQuery } from './protection.queries.ts';
import { protectionText } from './protection.text.ts';

/** Each activity as an article of the record: what an office prints and signs. */
export function ProcessingPart() {
  const text = useText(protectionText);
  const query = useQuery(processingQuery);
  return (
    <QueryView query={query}>
      {({ activities }) => (
        <section className="section" aria-label={text.processing}>
          <div className="row no-print">
            <DownloadButton
              path="/protection/processing.xlsx"
              name="catatan-pemrosesan.xlsx"
              label={text.download}
            />
            <PrintButton />
          </div>
          <p className="small soft">{text.lawNote}</p>
          {activities.map((activity) => (
            <Activity key={activity.code} activity={activity} />
          ))}
        </section>
      )}
    </QueryView>
  );
}

function Activity({ activity }: { activity: ProcessingActivity }) {
  const text = useText(protectionText);
  const say = useSay();
  const list = (texts: readonly Bilingual[]): string => texts.map(say).join('; ');
  const facts = [
    [text.purpose, say(activity.purpose)],
    [text.basis, `${text[activity.basis]} (${activity.article}). ${say(activity.basisNote)}`],
    [text.categories, list(activity.categories)],
    [text.subjects, say(activity.subjects)],
    [text.recipients, list(activity.recipients)],
    [text.keep, say(activity.retention)],
    [text.safeguards, list(activity.safeguards)],
    [text.confidence, `${activity.confidence} (${activity.source.join(', ')})`],
  ] as const;
  return (
    <article className="protection-record">
      <h2>
        {say(activity.name)}
        {activity.isSpecific ? <span className="protection-mark">{text.specific}</span> : null}
      </h2>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}
