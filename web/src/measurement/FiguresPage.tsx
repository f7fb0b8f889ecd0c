import type { Figure, Indicator } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAddressPart } from '../platform/address/use-address.ts';
import { useCan } from '../platform/session/session.queries.ts';
import { QueryView } from '../ui/QueryView.tsx';
import { FigureFormDialog } from './figures/FigureFormDialog.tsx';
import { FiguresHead } from './figures/FiguresHead.tsx';
import { FiguresView } from './figures/FiguresView.tsx';
import { indicatorsQuery, seriesQuery } from './figures/figure.queries.ts';
import { UploadDialog } from './figures/UploadDialog.tsx';
import { TraceDrawer } from './trace/TraceDrawer.tsx';
import './figures/figures.css';

/** One indicator over time: chart, table, and for those who may, the ways in. What is shown stands in the address. */
export function FiguresPage() {
  const [code] = useAddressPart('indikator', 'p0');
  const catalogue = useQuery(indicatorsQuery);
  const indicators = catalogue.data?.indicators ?? [];
  const indicator = indicators.find((one) => one.code === code);
  const series = useQuery(seriesQuery(code));
  const canWrite = useCan('indicator.write');
  const dialogs = useDialogs(canWrite);
  return (
    <div className="stack">
      <FiguresHead
        indicators={indicators}
        indicator={indicator}
        series={series.data}
        {...(canWrite ? { onAdd: dialogs.add, onUpload: dialogs.upload } : {})}
      />
      <QueryView query={catalogue}>
        {() => (
          <QueryView query={series}>
            {(data) => <FiguresView series={data} {...(canWrite ? { onCorrect: dialogs.correct } : {})} />}
          </QueryView>
        )}
      </QueryView>
      {canWrite ? <Dialogs dialogs={dialogs} indicator={code} indicators={indicators} /> : null}
      <TraceDrawer />
    </div>
  );
}

type Open = 'none' | 'form' | 'upload';

/** `?isi=1` opens the form at once: other pages lead here with it. */
function useDialogs(canWrite: boolean) {
  const [asked, ask] = useAddressPart('isi', '');
  const [open, setOpen] = useState<Open>('none');
  const [corrected, setCorrected] = useState<Figure | null>(null);
  return {
    open: open === 'none' && asked === '1' && canWrite ? ('form' as const) : open,
    corrected,
    add: () => {
      setCorrected(null);
      setOpen('form');
    },
    correct: (figure: Figure) => {
      setCorrected(figure);
      setOpen('form');
    },
    upload: () => setOpen('upload'),
    close: () => {
      setOpen('none');
      if (asked !== '') ask(null);
    },
  };
}

type DialogsProps = Readonly<{
  dialogs: ReturnType<typeof useDialogs>;
  indicator: string;
  indicators: readonly Indicator[];
}>;

function Dialogs({ dialogs, indicator, indicators }: DialogsProps) {
  return (
    <>
      <FigureFormDialog
        isOpen={dialogs.open === 'form' && indicators.length > 0}
        corrected={dialogs.corrected}
        indicator={indicator}
        indicators={indicators}
        onClose={dialogs.close}
      />
      <UploadDialog isOpen={dialogs.open === 'upload'} indicators={indicators} onClose={dialogs.close} />
    </>
  );
}
