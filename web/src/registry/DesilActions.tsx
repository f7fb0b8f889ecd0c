import { useState } from 'react';
import { useText } from '../platform/text/dictionary.ts';
import { DownloadButton } from '../ui/DownloadButton.tsx';
import { Icon } from '../ui/Icon.tsx';
import { PrintButton } from '../ui/PrintButton.tsx';
import { DesilTracePanel } from './DesilTracePanel.tsx';
import type { Level } from './desil.queries.ts';
import { desilText } from './desil.text.ts';

/** In names of files, which stay Indonesian like the columns inside. */
const WORDS: Readonly<Record<Level, string>> = { village: 'kelurahan', district: 'kecamatan' };

/** The walk-back of the counts, the workbook, and paper. */
export function DesilActions({ level }: { level: Level }) {
  const text = useText(desilText);
  const [isTraceOpen, setTraceOpen] = useState(false);
  return (
    <>
      <button type="button" className="plain-button" onClick={() => setTraceOpen(true)}>
        <Icon name="trace" size={12} /> {text.trace}
      </button>
      <DownloadButton
        path="/registry/desil.xlsx"
        name={`cacah-desil-menurut-${WORDS[level]}.xlsx`}
        query={{ level }}
        label={text.download}
      />
      <PrintButton />
      <DesilTracePanel isOpen={isTraceOpen} onClose={() => setTraceOpen(false)} />
    </>
  );
}
