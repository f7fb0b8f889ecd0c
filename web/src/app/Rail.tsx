import { useCity, useSession, useUser } from '../platform/session/session.queries.ts';
import { useText } from '../platform/text/dictionary.ts';
import { Anchor } from '../ui/Anchor.tsx';
import { PurposeControl } from '../ui/PurposeControl.tsx';
import { appText } from './app.text.ts';
import { NavigationList } from './NavigationList.tsx';
import { Preferences } from './Preferences.tsx';
import { SignOutButton } from './SignOutButton.tsx';

/** The left rail: the city, the chain in words, administration, the person. */
export function Rail({ path }: { path: string }) {
  const text = useText(appText);
  const session = useSession();
  const city = useCity();
  const user = useUser();
  return (
    <aside className="rail" aria-label={text.navigation}>
      <div className="rail-inner">
        <Anchor href="/" className="rail-mark">
          <span className="rail-name">Pilar</span>
          <span className="rail-city">{city?.name}</span>
        </Anchor>
        <NavigationList path={path} />
        <div className="rail-foot">
          <p className="rail-person">{user?.name}</p>
          <PurposeControl />
          <SignOutButton />
          <Preferences />
          {session ? <p className="rail-version">{text.version(session.version)}</p> : null}
        </div>
      </div>
    </aside>
  );
}
