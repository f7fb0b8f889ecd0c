import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { useText } from '../platform/text/dictionary.ts';
import { Icon } from './Icon.tsx';
import { uiText } from './ui.text.ts';
import './Toast.css';

export type ToastTone = 'plain' | 'good' | 'problem';
type Said = Readonly<{ id: number; text: string; tone: ToastTone }>;
export type Toast = Readonly<{ say: (text: string, tone?: ToastTone) => void }>;

const ToastContext = createContext<Toast>({ say: () => undefined });
const STAYS_MS = 7000;

/** Short news of what was done, read aloud by screen readers. Problems stay until closed. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState<readonly Said[]>([]);
  const next = useRef(1);
  const text = useText(uiText);
  const close = useCallback((id: number) => setSaid((all) => all.filter((one) => one.id !== id)), []);
  const toast = useMemo<Toast>(
    () => ({
      say: (sentence, tone = 'plain') => {
        const id = next.current++;
        setSaid((all) => [...all.slice(-2), { id, text: sentence, tone }]);
        if (tone !== 'problem') setTimeout(() => close(id), STAYS_MS);
      },
    }),
    [close],
  );
  return (
    <ToastContext value={toast}>
      {children}
      <div className="toasts" role="status" aria-live="polite" aria-atomic="false">
        {said.map((one) => (
          <div key={one.id} className="toast" data-tone={one.tone}>
            <span>{one.text}</span>
            <button type="button" aria-label={text.close} onClick={() => close(one.id)}>
              <Icon name="close" />
            </button>
          </div>
        ))}
      </div>
    </ToastContext>
  );
}

export function useToast(): Toast {
  return useContext(ToastContext);
}
