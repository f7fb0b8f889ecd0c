import { useText } from '../../platform/text/dictionary.ts';
import { uiText } from '../../ui/ui.text.ts';
import './surveys.css';

/** Stands beside everything that comes from the example city. */
export function SyntheticMark() {
  const text = useText(uiText);
  return <span className="synthetic-mark">{text.synthetic}</span>;
}
