import { PASSWORD_MINIMUM } from '@pilar/contracts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { passwordText } from './password.text.ts';
import { lettersOf } from './password-length.ts';

/** Four words of five letters and the spaces between them. */
const STRONG = 23;
const VARIETY = 8;

type Props = Readonly<{ value: string; hint?: string }>;

/** What a new password needs, and how far the one being typed has come. Words on lists are refused by the server. */
export function PasswordWords({ value, hint }: Props) {
  const text = useText(passwordText);
  return (
    <>
      {hint ?? text.hint}
      <span className="password-words" aria-live="polite">
        {useWordsFor(value)}
      </span>
    </>
  );
}

function useWordsFor(value: string): string {
  const text = useText(passwordText);
  const format = useFormat();
  const letters = lettersOf(value);
  if (letters === 0) return '';
  if (letters < PASSWORD_MINIMUM) return text.left(format.number(PASSWORD_MINIMUM - letters));
  if (new Set(value).size < VARIETY) return text.simple;
  return letters < STRONG ? text.enough : text.strong;
}
