import { useText } from '../platform/text/dictionary.ts';
import { uiText } from './ui.text.ts';
import './states.css';

const BARS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'] as const;

/** Grey lines where the text will stand; keeps about the height of what comes, so that nothing jumps. */
export function LoadingState({ lines = 6 }: { lines?: number }) {
  const text = useText(uiText);
  return (
    <div className="loading" role="status" aria-busy="true">
      <span className="only-heard">{text.loading}</span>
      {BARS.slice(0, lines).map((bar) => (
        <span key={bar} data-bar="" />
      ))}
    </div>
  );
}
