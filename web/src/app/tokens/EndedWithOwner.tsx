import type { ServiceToken } from '@pilar/contracts';
import { useText } from '../../platform/text/dictionary.ts';
import { tokensText } from './tokens.text.ts';

type Props = Readonly<{
  tokens: readonly ServiceToken[];
  onReplace: (token: ServiceToken) => void;
  onSettle: (token: ServiceToken) => void;
}>;

/** Tokens that ended with somebody who left: each is made anew, or said to be needed no more. */
export function EndedWithOwner({ tokens, onReplace, onSettle }: Props) {
  const text = useText(tokensText);
  return (
    <section className="section">
      <h2>{text.waiting}</h2>
      <p className="soft">{text.waitingText}</p>
      <ul className="token-list">
        {tokens.map((token) => (
          <li key={token.id}>
            <div>
              <strong>{token.name}</strong>
              <p className="small soft">{token.usedFor}</p>
            </div>
            <div className="row">
              <button
                type="button"
                className="plain-button"
                aria-label={text.replaceOf(token.name)}
                onClick={() => onReplace(token)}
              >
                {text.replace}
              </button>
              <button
                type="button"
                className="text-button"
                aria-label={text.notNeededOf(token.name)}
                onClick={() => onSettle(token)}
              >
                {text.notNeeded}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
