import { type RefObject, useEffect, useRef } from 'react';

/**
 * Marks with `data-linked` every place of an area inside the element, in table and map alike, while the pointer or the
 * focus is on one of them. A place is what carries `data-code`, or the row around it. Set on the elements themselves:
 * passing over an area draws nothing anew.
 */
export function useLinkedHover<E extends HTMLElement>(): RefObject<E | null> {
  const ref = useRef<E | null>(null);
  useEffect(() => {
    const root = ref.current;
    if (root === null) return;
    const show = (event: Event) => mark(root, codeAt(event.target));
    const clear = () => mark(root, null);
    const pairs = [
      ['pointerover', show],
      ['focusin', show],
      ['pointerleave', clear],
      ['focusout', clear],
    ] as const;
    for (const [name, listen] of pairs) root.addEventListener(name, listen);
    return () => {
      for (const [name, listen] of pairs) root.removeEventListener(name, listen);
    };
  }, []);
  return ref;
}

function codeAt(target: EventTarget | null): string | null {
  if (!(target instanceof Element)) return null;
  const place = target.closest('[data-code]') ?? target.closest('tr')?.querySelector('[data-code]');
  return place?.getAttribute('data-code') ?? null;
}

function mark(root: HTMLElement, code: string | null): void {
  for (const place of root.querySelectorAll('[data-code]')) {
    const isSame = code !== null && place.getAttribute('data-code') === code;
    place.toggleAttribute('data-linked', isSame);
    place.closest('tr')?.toggleAttribute('data-linked', isSame);
  }
}
