import { Button } from '@mantine/core';
import type { ProviderLink } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem } from '../../platform/api/problem.ts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { useToast } from '../../ui/Toast.tsx';
import { PasswordStep } from '../account/PasswordStep.tsx';
import { providerLinkQuery, useEndProviderLink, useLinkProvider } from './provider.queries.ts';
import { providerText } from './provider.text.ts';

/** One's own account at another office, on the Account page. Absent where no office is set up. */
export function ProviderSection({ name }: Readonly<{ name: string }>) {
  const text = useText(providerText);
  const query = useQuery(providerLinkQuery);
  return (
    <section className="section">
      <h2>{name}</h2>
      <p className="soft">{text.what(name)}</p>
      <QueryView query={query}>{(link) => <State link={link} name={name} />}</QueryView>
    </section>
  );
}

function State({ link, name }: Readonly<{ link: ProviderLink; name: string }>) {
  const text = useText(providerText);
  const format = useFormat();
  const [isAsking, setAsking] = useState(false);
  const isLinked = link.linkedAt !== null;
  const button = isLinked ? text.end : text.link(name);
  const close = () => setAsking(false);
  return (
    <>
      <p>{link.linkedAt === null ? text.isOff : text.isOn(format.date(link.linkedAt))}</p>
      <div>
        <Button variant={isLinked ? 'default' : 'filled'} onClick={() => setAsking(true)}>
          {button}
        </Button>
      </div>
      {isAsking ? (
        <Dialog isOpen title={button} onClose={close}>
          {isLinked ? <EndStep button={button} onDone={close} /> : <LinkStep button={button} />}
        </Dialog>
      ) : null}
    </>
  );
}

function LinkStep({ button }: Readonly<{ button: string }>) {
  const link = useLinkProvider();
  return (
    <PasswordStep
      button={button}
      isBusy={link.isPending || link.isSuccess}
      problem={link.error === null ? null : asProblem(link.error)}
      onSend={(password) => link.mutate({ password })}
    />
  );
}

function EndStep({ button, onDone }: Readonly<{ button: string; onDone: () => void }>) {
  const text = useText(providerText);
  const toast = useToast();
  const end = useEndProviderLink();
  return (
    <PasswordStep
      button={button}
      isBusy={end.isPending}
      problem={end.error === null ? null : asProblem(end.error)}
      onSend={(password) =>
        end.mutate(
          { password },
          {
            onSuccess: () => {
              toast.say(text.ended, 'good');
              onDone();
            },
          },
        )
      }
    />
  );
}
