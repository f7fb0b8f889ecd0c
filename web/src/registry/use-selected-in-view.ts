import { type RefObject, useEffect } from 'react';

/** Scrolls the table, and only the table, to the row of an area chosen on the map; the page itself stays. */
export function useSelectedInView(root: RefObject<HTMLElement | null>, code: string): void {
  useEffect(() => {
    if (code === '') return;
    const places = [...(root.current?.querySelectorAll('tr [data-code]') ?? [])];
    const row = places.find((place) => place.getAttribute('data-code') === code)?.closest('tr');
    const frame = row?.parentElement?.closest('section');
    if (!row || !frame) return;
    const [at, inside] = [row.getBoundingClientRect(), frame.getBoundingClientRect()];
    // Head and total stay in sight above and below the rows.
    const head = frame.querySelector('thead')?.getBoundingClientRect().height ?? 0;
    const foot = frame.querySelector('tfoot')?.getBoundingClientRect().height ?? 0;
    if (at.top < inside.top + head) frame.scrollTop -= inside.top + head - at.top;
    else if (at.bottom > inside.bottom - foot) frame.scrollTop += at.bottom - (inside.bottom - foot);
  }, [root, code]);
}
