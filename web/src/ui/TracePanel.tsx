import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '../platform/text/dictionary.ts';
import { uiText } from './ui.text.ts';
import './TracePanel.css';

type Props = Readonly<{ isOpen: boolean; onClose: () => void; children: ReactNode; title?: string }>;

/** The frame of the walk-back: a drawer at the side, the whole screen on a phone. Content comes from the domain. */
export function TracePanel({ isOpen, onClose, children, title }: Props) {
  const text = useText(uiText);
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position="right"
      size="min(34rem, 100vw)"
      title={title ?? text.traceTitle}
      closeButtonProps={{ 'aria-label': text.close }}
    >
      <div className="trace-panel">{children}</div>
    </Drawer>
  );
}

/** One step of the walk-back: a heading and its facts, with a rule above. */
export function TraceStep({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="trace-step">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

export type Fact = Readonly<{ name: string; value: ReactNode }>;

/** Names and values in two columns, as on a receipt. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map((fact) => (
        <div key={fact.name}>
          <dt>{fact.name}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
