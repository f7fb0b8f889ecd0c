import { Radio } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useText } from '../../platform/text/dictionary.ts';
import { computeText } from './compute.text.ts';
import type { EstimateDraft } from './estimate-draft.ts';

type Props = Readonly<{
  draft: EstimateDraft;
  /** The server's refusal points here. */
  isAsked: boolean;
  onDraft: (draft: EstimateDraft) => void;
}>;

const LONELY = ['fail', 'certainty', 'adjust', 'average'] as const;

/** Rules that seldom change: who stands exactly on the line, and strata with a single cluster. */
export function AdvancedChoice({ draft, isAsked, onDraft }: Props) {
  const text = useText(computeText);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (isAsked) setOpen(true);
  }, [isAsked]);
  const setRule = (value: string) => {
    const rule = LONELY.find((one) => one === value);
    if (rule) onDraft({ ...draft, lonelyPsu: rule });
  };
  return (
    <details className="advanced" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text.advanced}</summary>
      <div className="advanced-parts">
        <Radio.Group
          label={text.boundary}
          value={draft.boundary}
          onChange={(value) =>
            onDraft({ ...draft, boundary: value === 'at-or-below' ? 'at-or-below' : 'below' })
          }
        >
          <Radio value="below" label={text.below} />
          <Radio value="at-or-below" label={text.atOrBelow} />
        </Radio.Group>
        <Radio.Group
          label={text.lonely}
          description={text.lonelyHint}
          value={draft.lonelyPsu}
          onChange={setRule}
        >
          {LONELY.map((rule) => (
            <Radio key={rule} value={rule} label={text[rule]} />
          ))}
        </Radio.Group>
      </div>
    </details>
  );
}
