import type { ReactNode } from 'react';
import './states.css';

type Props = Readonly<{
  title: string;
  /** What this page will show. */
  children: ReactNode;
  /** The first thing to do. */
  action?: ReactNode;
}>;

/** A page without data: what it will show, and the first thing to do. */
export function EmptyState({ title, children, action }: Props) {
  return (
    <div className="state">
      <div className="state-box">
        <h2>{title}</h2>
        <p className="soft">{children}</p>
      </div>
      {action}
    </div>
  );
}
