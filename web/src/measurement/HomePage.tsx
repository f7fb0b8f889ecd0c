import type { Home } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import { useText } from '../platform/text/dictionary.ts';
import { QueryView } from '../ui/QueryView.tsx';
import { HomeEmpty } from './HomeEmpty.tsx';
import { HomeGauge } from './HomeGauge.tsx';
import { HomeNotes } from './HomeNotes.tsx';
import { HomeSentence } from './HomeSentence.tsx';
import { homeQuery } from './home.queries.ts';
import { homeText } from './home.text.ts';
import { numberNotes } from './home-notes.ts';
import { TraceDrawer } from './trace/TraceDrawer.tsx';
import './HomePage.css';

/** Beranda: the sentence, then four gauges, then what must be known to read them. Nothing else. */
export function HomePage() {
  const query = useQuery(homeQuery);
  return (
    <div className="home">
      <HomeSentence home={query.data} />
      <QueryView query={query}>
        {(home) => (home.isEmpty ? <HomeEmpty home={home} /> : <Gauges home={home} />)}
      </QueryView>
      <TraceDrawer />
    </div>
  );
}

function Gauges({ home }: { home: Home }) {
  const text = useText(homeText);
  const notes = numberNotes(home);
  return (
    <>
      <section className="home-gauges" aria-label={text.gauges}>
        {home.gauges.map((gauge) => (
          <HomeGauge key={gauge.key} gauge={gauge} notes={notes} />
        ))}
      </section>
      <HomeNotes notes={notes} />
    </>
  );
}
