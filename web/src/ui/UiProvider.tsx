import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import './mantine.css';
import './fonts.css';
import './tokens.css';
import './ui.css';
import { NavigateContext } from './navigate.ts';
import { announceStyleNonce, styleNonce } from './style-nonce.ts';
import { ToastProvider } from './Toast.tsx';
import { theme } from './theme.ts';

announceStyleNonce();
const schemes = localStorageColorSchemeManager({ key: 'pilar.scheme' });

type Props = Readonly<{
  children: ReactNode;
  /** How an address inside Pilar is opened; without it links load the page anew. */
  navigate?: (href: string) => void;
  env?: 'default' | 'test';
}>;

/** The design system's frame: theme without style tags, a nonce for those that parts write (strict CSP), toasts, links. */
export function UiProvider({ children, navigate, env = 'default' }: Props) {
  return (
    <MantineProvider
      theme={theme}
      colorSchemeManager={schemes}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
      withStaticClasses={true}
      getStyleNonce={styleNonce}
      env={env}
    >
      <NavigateContext value={navigate ?? null}>
        <ToastProvider>{children}</ToastProvider>
      </NavigateContext>
    </MantineProvider>
  );
}
