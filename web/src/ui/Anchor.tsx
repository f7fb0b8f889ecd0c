import { type ComponentPropsWithRef, type MouseEvent, useContext } from 'react';
import { NavigateContext } from './navigate.ts';

type Props = Readonly<ComponentPropsWithRef<'a'> & { href: string }>;

function opensElsewhere(event: MouseEvent, target: string | undefined): boolean {
  const hasKey = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  return event.button !== 0 || hasKey || (target !== undefined && target !== '_self');
}

/** A link. An address inside Pilar opens without loading the page anew; outside ones stay plain links. */
export function Anchor({ href, onClick, className, ...rest }: Props) {
  const navigate = useContext(NavigateContext);
  const isInside = href.startsWith('/') && !href.startsWith('/api/');
  const open = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || navigate === null || !isInside) return;
    if (opensElsewhere(event, rest.target)) return;
    event.preventDefault();
    navigate(href);
  };
  return <a {...rest} href={href} onClick={open} className={className ?? 'anchor'} />;
}
