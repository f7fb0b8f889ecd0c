import { useText } from '../../platform/text/dictionary.ts';
import { uiText } from '../../ui/ui.text.ts';

/** Stands beside everything that comes from the example city. */
export function SyntheticMark() {
  const text = useText(uiText);
  return <span className="figure-tag">{text.synthetic}</span>;
}
