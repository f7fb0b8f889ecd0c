import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '../platform/text/dictionary.ts';
import { useToast } from './Toast.tsx';
import { uiText } from './ui.text.ts';
import './PrintSheet.css';

type Props = Readonly<{
  /** What "copy" puts on the clipboard. */
  copy: string;
  children: ReactNode;
}>;

/** What is shown once: to be printed or copied. While it stands on the screen, printing prints this alone. */
export function PrintSheet({ copy, children }: Props) {
  const text = useText(uiText);
  const toast = useToast();
  return (
    <div className="print-sheet">
      {children}
      <div className="print-sheet-actions no-print">
        <Button variant="default" onClick={() => window.print()}>
          {text.print}
        </Button>
        <Button
          variant="default"
          onClick={() => void navigator.clipboard.writeText(copy).then(() => toast.say(text.copied, 'good'))}
        >
          {text.copy}
        </Button>
      </div>
    </div>
  );
}
