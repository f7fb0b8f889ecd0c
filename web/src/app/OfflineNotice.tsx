import { useSyncExternalStore } from 'react';
import { useText } from '../platform/text/dictionary.ts';
import { Notice } from '../ui/Notice.tsx';
import { appText } from './app.text.ts';

function watch(change: () => void) {
  window.addEventListener('online', change);
  window.addEventListener('offline', change);
  return () => {
    window.removeEventListener('online', change);
    window.removeEventListener('offline', change);
  };
}

/** Says in words that the line is away, as long as it is. */
export function OfflineNotice() {
  const text = useText(appText);
  const isOnline = useSyncExternalStore(watch, () => navigator.onLine);
  return <div role="status">{isOnline ? null : <Notice tone="problem">{text.offline}</Notice>}</div>;
}
