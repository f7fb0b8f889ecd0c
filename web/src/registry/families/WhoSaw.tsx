import { auditSentence } from '@pilar/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useFormat } from '../../platform/format/use-format.ts';
import { useCan } from '../../platform/session/session.queries.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { QueryView } from '../../ui/QueryView.tsx';
import { type Carrier, sightsQuery } from './register.queries.ts';
import { sightsText } from './register.text.ts';

/** Who saw or changed this person or family, for those who answer residents. */
export function WhoSaw({ carrier }: Readonly<{ carrier: Carrier }>) {
  return useCan('subject-request.read') ? <Sights carrier={carrier} /> : null;
}

function Sights({ carrier }: Readonly<{ carrier: Carrier }>) {
  const text = useText(sightsText);
  const format = useFormat();
  const query = useInfiniteQuery(sightsQuery(carrier));
  return (
    <section className="section" aria-label={text.title}>
      <h2>{text.title}</h2>
      <QueryView query={query}>
        {({ pages }) => (
          <ul className="sights">
            {pages
              .flatMap((page) => page.sights)
              .map((sight) => (
                <li key={sight.id}>
                  <span className="soft">{format.stamp(sight.at)}</span>{' '}
                  {auditSentence({ ...sight, subjectCount: 0 }, format.language)}
                  {sight.isAlone ? null : <span className="soft"> {text.inList}</span>}
                </li>
              ))}
          </ul>
        )}
      </QueryView>
      {query.hasNextPage ? (
        <div className="no-print">
          <button
            type="button"
            className="plain-button"
            disabled={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {text.older}
          </button>
        </div>
      ) : null}
    </section>
  );
}
