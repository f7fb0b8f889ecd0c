import { useText } from '../platform/text/dictionary.ts';
import { Icon } from './Icon.tsx';
import { uiText } from './ui.text.ts';

/** Prints the page as it stands; what has no place on paper carries `no-print`. */
export function PrintButton() {
  const text = useText(uiText);
  return (
    <button type="button" className="plain-button no-print" onClick={() => window.print()}>
      <Icon name="print" size={12} /> {text.print}
    </button>
  );
}
