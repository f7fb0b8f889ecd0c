import { Drawer } from '@mantine/core';
import { useState } from 'react';
import { useUser } from '../platform/session/session.queries.ts';
import { useText } from '../platform/text/dictionary.ts';
import { Anchor } from '../ui/Anchor.tsx';
import { Icon } from '../ui/Icon.tsx';
import { PurposeControl } from '../ui/PurposeControl.tsx';
import { uiText } from '../ui/ui.text.ts';
import { appText } from './app.text.ts';
import { NavigationList } from './NavigationList.tsx';
import { isCurrent, visibleNavigation } from './navigation.ts';
import { Preferences } from './Preferences.tsx';
import { SignOutButton } from './SignOutButton.tsx';

const IN_BAR = 3;

/** On a phone: the first pages of the chain under the thumb, the rest in a sheet from below. */
export function PhoneBar({ path }: { path: string }) {
  const text = useText(appText);
  const words = useText(uiText);
  const user = useUser();
  const [isOpen, setOpen] = useState(false);
  const first = visibleNavigation(user?.permissions ?? []).slice(0, IN_BAR);
  return (
    <div className="phone-bar">
      <nav aria-label={text.navigation}>
        {first.map((item) => (
          <Anchor
            key={item.href}
            href={item.href}
            className="phone-bar-link"
            aria-current={isCurrent(item, path) ? 'page' : undefined}
          >
            {text[item.label]}
          </Anchor>
        ))}
        <button
          type="button"
          className="phone-bar-link"
          aria-expanded={isOpen}
          aria-haspopup="dialog"
          onClick={() => setOpen(true)}
        >
          <Icon name="menu" /> {text.menu}
        </button>
      </nav>
      <Drawer
        opened={isOpen}
        onClose={() => setOpen(false)}
        position="bottom"
        size="auto"
        title={text.menu}
        closeButtonProps={{ 'aria-label': words.close }}
      >
        <div className="phone-sheet">
          <NavigationList path={path} onOpen={() => setOpen(false)} />
          <div className="rail-foot">
            <p className="rail-person">{user?.name}</p>
            <PurposeControl />
            <SignOutButton />
            <Preferences />
          </div>
        </div>
      </Drawer>
    </div>
  );
}
