import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '../platform/text/dictionary.ts';
import { uiText } from './ui.text.ts';

type Props = Readonly<{
  isOpen: boolean;
  title: string;
  children: ReactNode;
  onClose: () => void;
  size?: 'sm' | 'md' | 'lg' | 'xl';
}>;

/** A small form over the page; Escape and the named button close it, focus returns where it was. */
export function Dialog({ isOpen, title, children, onClose, size = 'md' }: Props) {
  const text = useText(uiText);
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={title}
      size={size}
      closeButtonProps={{ 'aria-label': text.close }}
    >
      {children}
    </Modal>
  );
}
