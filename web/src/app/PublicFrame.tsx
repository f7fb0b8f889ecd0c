import type { ReactNode } from 'react';
import { useCity, useSession } from '../platform/session/session.queries.ts';
import { useText } from '../platform/text/dictionary.ts';
import { appText } from './app.text.ts';
import { DemoNotice } from './DemoNotice.tsx';
import { OfflineNotice } from './OfflineNotice.tsx';
import { Preferences } from './Preferences.tsx';
import './PublicFrame.css';

/** The frame of pages before sign-in: the name of the system and the city, the page, language and appearance. */
export function PublicFrame({ children }: { children: ReactNode }) {
  const text = useText(appText);
  const session = useSession();
  const city = useCity();
  return (
    <div className="public">
      <DemoNotice />
      <OfflineNotice />
      <div className="public-page">
        <header className="public-head">
          <p className="public-name">Pilar</p>
          <p className="soft">{city ? `${text.tagline} ${city.name}` : text.taglineAny}</p>
        </header>
        <main>{children}</main>
        <footer className="public-foot">
          <Preferences />
          {session ? <p className="soft small">{text.version(session.version)}</p> : null}
        </footer>
      </div>
    </div>
  );
}
