import { Outlet, useLocation, useMatches } from '@tanstack/react-router';
import { useFormat } from '../platform/format/use-format.ts';
import { useSession, useUser } from '../platform/session/session.queries.ts';
import { useText } from '../platform/text/dictionary.ts';
import { appText } from './app.text.ts';
import { DemoNotice } from './DemoNotice.tsx';
import { ForbiddenPage } from './ForbiddenPage.tsx';
import { OfflineNotice } from './OfflineNotice.tsx';
import { PhoneBar } from './PhoneBar.tsx';
import { Rail } from './Rail.tsx';
import { SecondFactorNotice } from './SecondFactorNotice.tsx';
import { useFocusOnArrival } from './use-focus-on-arrival.ts';

/** The frame of every signed-in page: rail, banner of the demo, the page, the foot of a print. */
export function Shell() {
  const text = useText(appText);
  const path = useLocation({ select: (location) => location.pathname });
  useFocusOnArrival(path);
  return (
    <div className="shell">
      <a className="skip" href="#isi">
        {text.skip}
      </a>
      <Rail path={path} />
      <div className="shell-page">
        <DemoNotice />
        <OfflineNotice />
        <SecondFactorNotice />
        <main id="isi" tabIndex={-1}>
          <Permitted />
        </main>
        <PrintFoot />
      </div>
      <PhoneBar path={path} />
    </div>
  );
}

function Permitted() {
  const user = useUser();
  const needed = useMatches({ select: (matches) => matches.at(-1)?.staticData.permission });
  if (user !== null && needed !== undefined && !user.permissions.includes(needed)) {
    return <ForbiddenPage />;
  }
  return <Outlet />;
}

function PrintFoot() {
  const text = useText(appText);
  const format = useFormat();
  const session = useSession();
  const city = session?.city?.name ?? '';
  const when = format.instant(new Date().toISOString());
  return (
    <p className="print-foot">
      {[city, text.printed(when), session?.isDemo ? text.demoTitle : '', window.location.href]
        .filter(Boolean)
        .join(' · ')}
    </p>
  );
}
