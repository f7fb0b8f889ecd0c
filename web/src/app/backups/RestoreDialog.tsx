import type { BackupEntry } from '@pilar/contracts';
import { useText } from '../../platform/text/dictionary.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useToast } from '../../ui/Toast.tsx';
import { backupsText } from './backups.text.ts';
import './backups.css';

/** The web never restores: it would replace the city under the feet of whoever asks. It says how it is done. */
export function RestoreDialog({ backup, onClose }: { backup: BackupEntry | null; onClose: () => void }) {
  const text = useText(backupsText);
  const toast = useToast();
  const command = backup?.restoreCommand ?? '';
  const copy = async () => {
    // Browsers offer it on HTTPS and on this machine alone.
    if (navigator.clipboard === undefined) return toast.say(text.notCopied, 'problem');
    await navigator.clipboard.writeText(command).then(
      () => toast.say(text.copied, 'good'),
      () => toast.say(text.notCopied, 'problem'),
    );
  };
  return (
    <Dialog isOpen={backup !== null} title={text.restore} onClose={onClose}>
      <p>{text.restoreText}</p>
      <pre className="command-line">
        <code>{command}</code>
      </pre>
      <div className="row">
        <button type="button" className="plain-button" onClick={() => void copy()}>
          {text.copy}
        </button>
        <button type="button" className="plain-button" onClick={onClose}>
          {text.close}
        </button>
      </div>
    </Dialog>
  );
}
