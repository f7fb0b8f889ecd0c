import { useUser } from '../platform/session/session.queries.ts';
import { useText } from '../platform/text/dictionary.ts';
import { Anchor } from '../ui/Anchor.tsx';
import { appText } from './app.text.ts';
import { isCurrent, visibleNavigation } from './navigation.ts';

const GROUPS = ['chain', 'administration'] as const;

/** The pages this person may open, in the order of the chain. */
export function NavigationList({ path, onOpen }: { path: string; onOpen?: () => void }) {
  const text = useText(appText);
  const items = visibleNavigation(useUser()?.permissions ?? []);
  return (
    <nav aria-label={text.navigation} className="navigation">
      {GROUPS.map((group) => (
        <div key={group}>
          {group === 'administration' ? <p className="navigation-group">{text.administration}</p> : null}
          <ul>
            {items
              .filter((item) => item.group === group)
              .map((item) => (
                <li key={item.href}>
                  <Anchor
                    href={item.href}
                    className="navigation-link"
                    aria-current={isCurrent(item, path) ? 'page' : undefined}
                    {...(onOpen ? { onClick: onOpen } : {})}
                  >
                    {text[item.label]}
                  </Anchor>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
