import { useState } from 'react';
import type { Query } from '../platform/api/client.ts';
import { download } from '../platform/api/download.ts';
import { asProblem } from '../platform/api/problem.ts';
import { useLanguage } from '../platform/text/language.ts';
import { Icon } from './Icon.tsx';
import { useToast } from './Toast.tsx';

type Props = Readonly<{ path: string; name: string; label: string; query?: Query }>;

/** Fetches a file; a refusal is said and not saved under the name of the file. */
export function DownloadButton({ path, name, label, query = {} }: Props) {
  const language = useLanguage();
  const toast = useToast();
  const [isBusy, setBusy] = useState(false);
  const fetchIt = async () => {
    setBusy(true);
    await download(path, name, query).catch((thrown: unknown) =>
      toast.say(asProblem(thrown).say(language), 'problem'),
    );
    setBusy(false);
  };
  return (
    <button type="button" className="plain-button" disabled={isBusy} onClick={() => void fetchIt()}>
      <Icon name="download" size={12} /> {label}
    </button>
  );
}
