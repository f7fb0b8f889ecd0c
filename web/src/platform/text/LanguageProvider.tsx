import { type ReactNode, useMemo, useState } from 'react';
import { readPreference, writePreference } from '../preferences/preference.ts';
import { LANGUAGE_KEY, type Language, LanguageContext } from './language.ts';

/** Indonesian unless the reader chose English; the choice stays on this device. */
export function LanguageProvider({ children, initial }: { children: ReactNode; initial?: Language }) {
  const [language, set] = useState<Language>(
    () => initial ?? (readPreference(LANGUAGE_KEY) === 'en' ? 'en' : 'id'),
  );
  const choice = useMemo(() => {
    const setLanguage = (next: Language) => {
      writePreference(LANGUAGE_KEY, next);
      document.documentElement.lang = next;
      set(next);
    };
    return { language, setLanguage };
  }, [language]);
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}
