import { useQuery } from '@tanstack/react-query';
import { areasQuery } from '../../platform/areas/area.queries.ts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useCity, useSession, useUser } from '../../platform/session/session.queries.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { FactList } from '../../ui/TracePanel.tsx';
import { Preferences } from '../Preferences.tsx';
import { ProviderSection } from '../provider/ProviderSection.tsx';
import { SignOutButton } from '../SignOutButton.tsx';
import { placeName } from '../users/place-name.ts';
import { placesText } from '../users/places.text.ts';
import { roleText } from '../users/users.text.ts';
import { accountText } from './account.text.ts';
import { ChangePasswordForm } from './ChangePasswordForm.tsx';
import { OpenSessions } from './OpenSessions.tsx';
import { OwnWork } from './OwnWork.tsx';
import { SecondFactorSection } from './SecondFactorSection.tsx';
import './AccountPage.css';

/** The signed-in person's own page. */
export function AccountPage() {
  const text = useText(accountText);
  const roles = useText(roleText);
  const format = useFormat();
  const user = useUser();
  const provider = useSession()?.provider;
  const city = useCity();
  const placeWords = useText(placesText);
  const areas = useQuery(areasQuery).data?.areas ?? [];
  if (user === null) return null;
  return (
    <div className="stack account">
      <PageHeader title={text.title} place={city ? [{ label: city.name }] : []} />
      <section className="section">
        <h2>{text.identity}</h2>
        <FactList
          facts={[
            { name: text.name, value: user.name },
            { name: text.userName, value: user.userName },
            { name: text.email, value: user.email ?? <span className="soft">{format.missing}</span> },
            { name: text.roles, value: user.roles.map((role) => roles[role]).join(', ') },
            {
              name: placeWords.places,
              value:
                user.places.map((place) => placeName(place, areas, placeWords)).join(', ') || placeWords.none,
            },
          ]}
        />
        <div>
          <SignOutButton />
        </div>
      </section>
      <OwnWork />
      <section className="section">
        <h2>{text.preferences}</h2>
        <p className="soft">{text.preferencesText}</p>
        <Preferences />
      </section>
      <section className="section">
        <h2>{text.password}</h2>
        <ChangePasswordForm />
      </section>
      <SecondFactorSection />
      {provider === undefined ? null : <ProviderSection name={provider} />}
      <OpenSessions />
    </div>
  );
}
