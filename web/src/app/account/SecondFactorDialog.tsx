import { asProblem } from '../../platform/api/problem.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useToast } from '../../ui/Toast.tsx';
import { PasswordStep } from './PasswordStep.tsx';
import { ProveStep } from './ProveStep.tsx';
import { RecoveryCodesSheet } from './RecoveryCodesSheet.tsx';
import { useConfirmFactor, useEndFactor, useRenewCodes, useStartFactor } from './second-factor.queries.ts';
import { secondFactorText } from './second-factor.text.ts';

export type FactorAim = 'turnOn' | 'renew' | 'newCodes' | 'turnOff';

/** Each aim begins with the password; secrets and codes are shown once and then forgotten by the page. */
export function SecondFactorDialog({ aim, onClose }: Readonly<{ aim: FactorAim; onClose: () => void }>) {
  const text = useText(secondFactorText);
  const steps = { turnOn: TurnOn, renew: TurnOn, newCodes: NewCodes, turnOff: TurnOff } as const;
  const Step = steps[aim];
  return (
    <Dialog isOpen title={text[aim]} onClose={onClose}>
      <Step onDone={onClose} />
    </Dialog>
  );
}

type StepProps = Readonly<{ onDone: () => void }>;

const problemOf = (error: unknown) => (error === null ? null : asProblem(error));

function TurnOn({ onDone }: StepProps) {
  const text = useText(secondFactorText);
  const start = useStartFactor();
  const confirm = useConfirmFactor();
  if (confirm.data) return <RecoveryCodesSheet codes={confirm.data.codes} onDone={onDone} />;
  if (start.data) {
    return (
      <ProveStep
        made={start.data}
        isBusy={confirm.isPending}
        problem={problemOf(confirm.error)}
        onSend={(code) => confirm.mutate({ code })}
      />
    );
  }
  return (
    <PasswordStep
      button={text.go}
      isBusy={start.isPending}
      problem={problemOf(start.error)}
      onSend={(password) => start.mutate({ password })}
    />
  );
}

function NewCodes({ onDone }: StepProps) {
  const text = useText(secondFactorText);
  const renew = useRenewCodes();
  if (renew.data) return <RecoveryCodesSheet codes={renew.data.codes} onDone={onDone} />;
  return (
    <PasswordStep
      button={text.newCodes}
      isBusy={renew.isPending}
      problem={problemOf(renew.error)}
      onSend={(password) => renew.mutate({ password })}
    />
  );
}

function TurnOff({ onDone }: StepProps) {
  const text = useText(secondFactorText);
  const toast = useToast();
  const end = useEndFactor();
  const done = () => {
    toast.say(text.turnedOff, 'good');
    onDone();
  };
  return (
    <PasswordStep
      button={text.turnOff}
      isBusy={end.isPending}
      problem={problemOf(end.error)}
      onSend={(password) => end.mutate({ password }, { onSuccess: done })}
    />
  );
}
