import { Button, Textarea } from '@mantine/core';
import type { SecretField, Unmasked } from '@pilar/contracts';
import { useEffect, useState } from 'react';
import { asProblem } from '../../platform/api/problem.ts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useCan } from '../../platform/session/session.queries.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProblemLine } from '../../ui/ErrorState.tsx';
import { type Carrier, useUnmask } from './register.queries.ts';
import { unmaskText } from './register.text.ts';

const SHORTEST_REASON = 10;

type Props = Readonly<{ carrier: Carrier; field: SecretField; label: string; masked: string }>;

/** A value that stays hidden until somebody with the right says why; it hides again by itself. */
export function MaskedValue({ carrier, field, label, masked }: Props) {
  const text = useText(unmaskText);
  const mayOpen = useCan('registry.unmask');
  const [isAsking, setAsking] = useState(false);
  const [shown, setShown] = useState<Unmasked | null>(null);
  if (shown !== null) {
    return <ShownValue shown={shown} field={field} onEnd={() => setShown(null)} />;
  }
  return (
    <span className="masked">
      <span className="masked-value">{masked}</span>
      {mayOpen ? (
        <button
          type="button"
          className="plain-button no-print"
          aria-label={text.openWhat(label)}
          onClick={() => setAsking(true)}
        >
          {text.open}
        </button>
      ) : null}
      <Dialog isOpen={isAsking} title={text.openWhat(label)} onClose={() => setAsking(false)}>
        <ReasonForm
          carrier={carrier}
          field={field}
          onShown={(answer) => {
            setShown(answer);
            setAsking(false);
          }}
          onCancel={() => setAsking(false)}
        />
      </Dialog>
    </span>
  );
}

type FormProps = Readonly<{
  carrier: Carrier;
  field: SecretField;
  onShown: (answer: Unmasked) => void;
  onCancel: () => void;
}>;

function ReasonForm({ carrier, field, onShown, onCancel }: FormProps) {
  const text = useText(unmaskText);
  const [reason, setReason] = useState('');
  const unmask = useUnmask(carrier);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        unmask.mutate({ fields: [field], reason }, { onSuccess: onShown });
      }}
    >
      <p>{text.why}</p>
      <Textarea
        label={text.reason}
        description={text.reasonHint}
        value={reason}
        maxLength={500}
        rows={3}
        data-autofocus
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <ProblemLine problem={unmask.error === null ? null : asProblem(unmask.error)} />
      <div className="row">
        <Button type="submit" disabled={reason.trim().length < SHORTEST_REASON} loading={unmask.isPending}>
          {text.open}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {text.cancel}
        </Button>
      </div>
    </form>
  );
}

type ShownProps = Readonly<{ shown: Unmasked; field: SecretField; onEnd: () => void }>;

function ShownValue({ shown, field, onEnd }: ShownProps) {
  const text = useText(unmaskText);
  const format = useFormat();
  const seconds = useSecondsUntil(shown.expiresAt);
  useEffect(() => {
    if (seconds <= 0) onEnd();
  }, [seconds, onEnd]);
  const value = shown.values[field] ?? null;
  return (
    <span className="masked" data-open>
      {/* Paper does not hide again: what was opened is not printed. */}
      <span className="masked-value no-print" role="status">
        {value === null ? text.nothing : field === 'birthDate' ? format.date(value) : value}
      </span>
      <button type="button" className="plain-button no-print" onClick={onEnd}>
        {text.hide}
      </button>
      <span className="small soft no-print">{text.hidesIn(format.number(Math.max(0, seconds)))}</span>
    </span>
  );
}

function useSecondsUntil(moment: string): number {
  const left = () => Math.ceil((Date.parse(moment) - Date.now()) / 1000);
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(Math.ceil((Date.parse(moment) - Date.now()) / 1000)), 1000);
    return () => clearInterval(timer);
  }, [moment]);
  return seconds;
}
