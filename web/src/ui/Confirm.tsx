import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ApiProblem } from '../platform/api/problem.ts';
import { useText } from '../platform/text/dictionary.ts';
import { ProblemLine } from './ErrorState.tsx';
import { uiText } from './ui.text.ts';

type Props = Readonly<{
  isOpen: boolean;
  title: string;
  /** What will happen, and what stays. */
  children: ReactNode;
  /** The verb of what is done, never "OK". */
  confirmLabel: string;
  isGrave?: boolean;
  isBusy?: boolean;
  problem?: ApiProblem | null;
  onConfirm: () => void;
  onClose: () => void;
}>;

/** Asks before something that others will notice. */
export function Confirm(props: Props) {
  const text = useText(uiText);
  return (
    <Modal
      opened={props.isOpen}
      onClose={props.onClose}
      title={props.title}
      closeButtonProps={{ 'aria-label': text.close }}
    >
      <div className="stack">
        <div>{props.children}</div>
        <ProblemLine problem={props.problem ?? null} />
        <div className="row">
          <Button
            color={props.isGrave ? 'bata' : 'nila'}
            loading={props.isBusy ?? false}
            onClick={props.onConfirm}
            data-autofocus
          >
            {props.confirmLabel}
          </Button>
          <Button variant="default" onClick={props.onClose}>
            {text.cancel}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
