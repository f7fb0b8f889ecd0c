import { useState } from 'react';
import { purposeName, purposeText } from '../platform/session/purpose.text.ts';
import { useUser } from '../platform/session/session.queries.ts';
import { useText } from '../platform/text/dictionary.ts';
import { Dialog } from './Dialog.tsx';
import { PurposeOptions } from './PurposeOptions.tsx';

/** What this session looks at families for, and the way to change it. */
export function PurposeControl() {
  const text = useText(purposeText);
  const names = useText(purposeName);
  const user = useUser();
  const [isOpen, setOpen] = useState(false);
  if (user === null || user.purposes.length === 0) return null;
  return (
    <div className="purpose-control">
      {text.current}{' '}
      <button type="button" className="text-button" onClick={() => setOpen(true)}>
        {user.purpose === null ? text.choose : names[user.purpose]}
      </button>
      <Dialog isOpen={isOpen} title={text.title} onClose={() => setOpen(false)}>
        <div className="stack">
          <span>{text.why}</span>
          <PurposeOptions user={user} onChosen={() => setOpen(false)} />
        </div>
      </Dialog>
    </div>
  );
}
