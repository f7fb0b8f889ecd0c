import { Button, TextInput } from '@mantine/core';
import type { SecondFactorSecret } from '@pilar/contracts';
import { type FormEvent, useState } from 'react';
import type { ApiProblem } from '../../platform/api/problem.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { useLanguage } from '../../platform/text/language.ts';
import { ProblemLine } from '../../ui/ErrorState.tsx';
import { QrCode } from '../../ui/qr/QrCode.tsx';
import { secondFactorText } from './second-factor.text.ts';

type Props = Readonly<{
  made: SecondFactorSecret;
  isBusy: boolean;
  problem: ApiProblem | null;
  onSend: (code: string) => void;
}>;

const inGroups = (secret: string): string => (secret.match(/.{1,4}/g) ?? []).join(' ');

/** The picture for the app, the same as text, and the first code that proves it. */
export function ProveStep({ made, isBusy, problem, onSend }: Props) {
  const text = useText(secondFactorText);
  const language = useLanguage();
  const [code, setCode] = useState('');
  const [isTried, setTried] = useState(false);
  const isWrong = problem?.code === 'second-factor-wrong';
  const isSix = /^\d{6}$/.test(code.replace(/\s/g, ''));
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isSix) onSend(code.replace(/\s/g, ''));
  };
  return (
    <form className="form" onSubmit={send} noValidate>
      <p>{text.scan}</p>
      <QrCode text={made.address} label={text.picture} />
      <p className="small">
        {text.type} <code className="secret">{inGroups(made.secret)}</code>
      </p>
      <TextInput
        label={text.code}
        description={text.codeWhy}
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        error={(isTried && !isSix ? text.codeMissing : null) ?? (isWrong ? problem.say(language) : null)}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      {isWrong ? null : <ProblemLine problem={problem} />}
      <div>
        <Button type="submit" loading={isBusy}>
          {text.prove}
        </Button>
      </div>
    </form>
  );
}
