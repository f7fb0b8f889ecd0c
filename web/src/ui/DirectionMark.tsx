import { useText } from '../platform/text/dictionary.ts';
import { Icon } from './Icon.tsx';
import { uiText } from './ui.text.ts';

export type FigureDirection = Readonly<{
  word: 'down' | 'up' | 'unclear' | 'not-compared' | 'no-error';
  isGood: boolean | null;
  /** Names what is compared, for example `dibanding Maret 2024`, or says why nothing is. */
  text: string;
}>;

/** Direction by arrow and word; the colour only repeats what they say. */
export function DirectionMark({ direction }: { direction: FigureDirection }) {
  const text = useText(uiText);
  const { word, isGood } = direction;
  const tone = isGood === null ? 'none' : isGood ? 'good' : 'bad';
  const isFact = word === 'up' || word === 'down';
  return (
    <p className="figure-direction" data-tone={isFact ? tone : 'none'}>
      {isFact ? (
        <strong>
          <Icon name={word} size={12} /> {text[word]}
        </strong>
      ) : null}
      {isFact ? ' ' : null}
      <span>{isFact ? rest(direction.text, text[word]) : direction.text}</span>
    </p>
  );
}

/** The sentence after its first word, where that word is the one that stands beside the arrow. */
function rest(sentence: string, word: string): string {
  return sentence.startsWith(`${word} `) ? sentence.slice(word.length + 1) : sentence;
}
