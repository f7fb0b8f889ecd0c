import { useText } from '../../platform/text/dictionary.ts';
import { livelihoodName, questionName } from './register.text.ts';

/** The words of a livelihood or a question; the code itself where none are known. */
export function useWord(kind: 'livelihood' | 'question'): (code: string) => string {
  const livelihoods: Readonly<Record<string, string>> = useText(livelihoodName);
  const questions: Readonly<Record<string, string>> = useText(questionName);
  return (code) => (kind === 'livelihood' ? livelihoods : questions)[code] ?? code;
}
