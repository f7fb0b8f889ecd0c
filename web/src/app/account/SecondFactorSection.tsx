import { Button } from '@mantine/core';
import type { SecondFactor } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '../../platform/format/use-format.ts';
import { useUser } from '../../platform/session/session.queries.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { Notice } from '../../ui/Notice.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { type FactorAim, SecondFactorDialog } from './SecondFactorDialog.tsx';
import { secondFactorQuery } from './second-factor.queries.ts';
import { secondFactorText } from './second-factor.text.ts';

/** Whether the second step is on, and the ways to change it. */
export function SecondFactorSection() {
  const text = useText(secondFactorText);
  const user = useUser();
  const query = useQuery(secondFactorQuery);
  const [aim, setAim] = useState<FactorAim | null>(null);
  return (
    <section className="section">
      <h2>{text.title}</h2>
      <p className="soft">{text.what}</p>
      {user?.needsSecondFactor ? <Notice tone="caution">{text.needed}</Notice> : null}
      <QueryView query={query}>{(state) => <State state={state} onAim={setAim} />}</QueryView>
      {aim ? <SecondFactorDialog aim={aim} onClose={() => setAim(null)} /> : null}
    </section>
  );
}

function State({ state, onAim }: Readonly<{ state: SecondFactor; onAim: (aim: FactorAim) => void }>) {
  const text = useText(secondFactorText);
  const format = useFormat();
  const button = (aim: FactorAim) => (
    <Button variant="default" onClick={() => onAim(aim)}>
      {text[aim]}
    </Button>
  );
  if (state.since === null) {
    return (
      <>
        <p>{text.isOff}</p>
        <div>
          <Button onClick={() => onAim('turnOn')}>{text.turnOn}</Button>
        </div>
      </>
    );
  }
  return (
    <>
      <p>
        {text.isOn(format.date(state.since))} {text.codesLeft(format.number(state.recoveryCodesLeft))}
      </p>
      <div className="buttons">
        {button('newCodes')}
        {button('renew')}
        {button('turnOff')}
      </div>
    </>
  );
}
