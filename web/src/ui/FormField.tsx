import { type ReactNode, useId } from 'react';
import './FormField.css';

type Wiring = Readonly<{
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}>;

type Props = Readonly<{
  label: string;
  hint?: ReactNode;
  error?: string | null;
  /** The control; it spreads what it is given. */
  children: (wiring: Wiring) => ReactNode;
}>;

/** A control of our own with label, hint and error beside it, wired for screen readers. (Mantine's inputs bring this themselves.) */
export function FormField({ label, hint, error, children }: Props) {
  const id = useId();
  const hintId = hint ? `${id}-hint` : '';
  const errorId = error ? `${id}-error` : '';
  const described = [hintId, errorId].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p id={hintId} className="field-hint">
          {hint}
        </p>
      ) : null}
      {children({
        id,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': error ? true : undefined,
      })}
      {error ? (
        <p id={errorId} className="field-error">
          {error}
        </p>
      ) : null}
    </div>
  );
}
