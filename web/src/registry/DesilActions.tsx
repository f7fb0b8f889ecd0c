import { useState } from 'react';
import { download } from '../platform/api/download.ts';
import { asProblem } from '../platform/api/problem.ts';
import { useText } from '../platform/text/dictionary.ts';
import { useLanguage } from '../platform/text/language.ts';
import { Icon } from '../ui/Icon.tsx';
import { useToast } from '../ui/Toast.tsx';
import { DesilTracePanel } from './DesilTracePanel.tsx';
import type { Level } from './desil.queries.ts';
import { desilText } from './desil.text.ts';

/** The walk-back of the counts, the workbook, and paper. */
export function DesilActions({ level }: { level: Level }) {
  const text = useText(desilText);
  const [isTraceOpen, setTraceOpen] = useState(false);
  return (
    <>
      <button type="button" className="plain-button" onClick={() => setTraceOpen(true)}>
        <Icon name="trace" size={12} /> {text.trace}
      </button>
      <DownloadCounts level={level} />
      <button type="button" className="plain-button" onClick={() => window.print()}>
        <Icon name="print" size={12} /> {text.print}
      </button>
      <DesilTracePanel isOpen={isTraceOpen} onClose={() => setTraceOpen(false)} />
    </>
  );
}

function DownloadCounts({ level }: { level: Level }) {
  const text = useText(desilText);
  const language = useLanguage();
  const toast = useToast();
  const [isBusy, setBusy] = useState(false);
  const fetchIt = async () => {
    setBusy(true);
    await download('/registry/desil.xlsx', `cacah-desil-${level}.xlsx`, { level }).catch((thrown: unknown) =>
      toast.say(asProblem(thrown).say(language), 'problem'),
    );
    setBusy(false);
  };
  return (
    <button type="button" className="plain-button" disabled={isBusy} onClick={() => void fetchIt()}>
      <Icon name="download" size={12} /> {text.download}
    </button>
  );
}
