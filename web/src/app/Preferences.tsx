import { useMantineColorScheme } from '@mantine/core';
import { useText } from '../platform/text/dictionary.ts';
import { LANGUAGES, type Language, useLanguageChoice } from '../platform/text/language.ts';
import { appText } from './app.text.ts';

const NAMES: Readonly<Record<Language, string>> = { id: 'Indonesia', en: 'English' };
const SCHEMES = ['light', 'dark', 'auto'] as const;

/** Language and appearance; both stay on this device. */
export function Preferences() {
  const text = useText(appText);
  const { language, setLanguage } = useLanguageChoice();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <div className="preferences">
      <fieldset>
        <legend className="only-heard">{text.language}</legend>
        {LANGUAGES.map((one) => (
          <button
            key={one}
            type="button"
            lang={one}
            aria-pressed={one === language}
            onClick={() => setLanguage(one)}
          >
            {NAMES[one]}
          </button>
        ))}
      </fieldset>
      <label>
        <span className="only-heard">{text.scheme}</span>
        <select
          value={colorScheme}
          onChange={(event) => {
            const chosen = SCHEMES.find((scheme) => scheme === event.currentTarget.value);
            if (chosen) setColorScheme(chosen);
          }}
        >
          {SCHEMES.map((scheme) => (
            <option key={scheme} value={scheme}>
              {text[scheme]}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
