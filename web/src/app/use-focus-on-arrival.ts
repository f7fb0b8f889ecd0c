import { useEffect, useRef } from 'react';

/** After a change of page, focus goes to its heading, so that the keyboard and the screen reader start there. */
export function useFocusOnArrival(path: string): void {
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    const heading = document.querySelector<HTMLElement>('main h1') ?? document.getElementById('isi');
    heading?.focus({ preventScroll: true });
  }, [path]);
}
