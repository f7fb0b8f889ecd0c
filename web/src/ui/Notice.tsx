import type { ReactNode } from 'react';
import './states.css';

type Props = Readonly<{
  tone?: 'plain' | 'caution' | 'problem' | 'good';
  title?: string;
  children: ReactNode;
}>;

/** A calm strip across the page: data sintetis, a warning, good news that stays. */
export function Notice({ tone = 'plain', title, children }: Props) {
  return (
    <div className="notice" data-tone={tone} role="note">
      <span>
        {title ? <strong>{title} </strong> : null}
        {children}
      </span>
    </div>
  );
}
