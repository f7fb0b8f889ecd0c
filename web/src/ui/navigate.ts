import { createContext } from 'react';

export const NavigateContext = createContext<((href: string) => void) | null>(null);
