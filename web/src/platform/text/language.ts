import { createContext, useContext } from 'react';

export const LANGUAGES = ['id', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export type LanguageChoice = Readonly<{ language: Language; setLanguage: (next: Language) => void }>;

export const LanguageContext = createContext<LanguageChoice>({
  language: 'id',
  setLanguage: () => undefined,
});

export const LANGUAGE_KEY = 'pilar.language';

export function useLanguage(): Language {
  return useContext(LanguageContext).language;
}

export function useLanguageChoice(): LanguageChoice {
  return useContext(LanguageContext);
}
