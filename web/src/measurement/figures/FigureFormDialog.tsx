import type { Figure, Indicator } from '@pilar/contracts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useCity } from '../../platform/session/session.queries.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useToast } from '../../ui/Toast.tsx';
import { FigureForm } from './FigureForm.tsx';
import { correctionOf, newDraft } from './figure-draft.ts';
import { figureFormText } from './figure-form.text.ts';

type Props = Readonly<{
  isOpen: boolean;
  corrected: Figure | null;
  indicator: string;
  indicators: readonly Indicator[];
  onClose: () => void;
}>;

/** A new figure, or a correction that names the one it replaces. */
export function FigureFormDialog({ isOpen, corrected, indicator, indicators, onClose }: Props) {
  const text = useText(figureFormText);
  const format = useFormat();
  const city = useCity();
  const toast = useToast();
  const done = (figure: Figure) => {
    const name = indicators.find((one) => one.code === figure.indicator)?.name[format.language] ?? '';
    toast.say(text.done(`${name}, ${figure.areaName}, ${format.period(figure.period)}`), 'good');
    onClose();
  };
  return (
    <Dialog
      isOpen={isOpen}
      title={corrected === null ? text.addTitle : text.correctTitle}
      onClose={onClose}
      size="lg"
    >
      <FigureForm
        start={corrected === null ? newDraft(indicator, city?.code ?? '') : correctionOf(corrected)}
        corrected={corrected}
        indicators={indicators}
        onDone={done}
      />
    </Dialog>
  );
}
