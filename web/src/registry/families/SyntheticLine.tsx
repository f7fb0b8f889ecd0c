import { useText } from '../../platform/text/dictionary.ts';
import { uiText } from '../../ui/ui.text.ts';
import { registerText } from './register.text.ts';

/** Example people say that they are. */
export function SyntheticLine() {
  const ui = useText(uiText);
  const text = useText(registerText);
  return (
    <p className="register-synthetic">
      <span>{ui.synthetic}</span> {text.synthetic}
    </p>
  );
}
