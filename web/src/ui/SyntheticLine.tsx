import type { ReactNode } from 'react';
import { useText } from '../platform/text/dictionary.ts';
import { uiText } from './ui.text.ts';
import './SyntheticLine.css';

/** Example people and counts say that they are (law of the product: example people are synthetic). */
export function SyntheticLine({ children }: Readonly<{ children: ReactNode }>) {
  const text = useText(uiText);
  return (
    <p className="synthetic-line">
      <span>{text.synthetic}</span> {children}
    </p>
  );
}
