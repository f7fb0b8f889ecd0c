import { useLocation, useNavigate, useParams } from '@tanstack/react-router';
import { useCallback } from 'react';

/**
 * One filter that lives in the address (`?wilayah=18.72`), so that a link is a view.
 * The default is not written; `null` takes the part away.
 */
export function useAddressPart(name: string, otherwise: string): [string, (next: string | null) => void] {
  const search = useLocation({ select: (location) => location.searchStr });
  const navigate = useNavigate();
  const value = new URLSearchParams(search).get(name) ?? otherwise;
  const set = useCallback(
    (next: string | null) => {
      void navigate({
        to: '.',
        search: (before: Record<string, unknown>) => ({
          ...before,
          [name]: next === null || next === otherwise ? undefined : next,
        }),
        replace: true,
        resetScroll: false,
      });
    },
    [name, otherwise, navigate],
  );
  return [value, set];
}

/** A part of the path, for example `id` of `/survei/$id`; empty when the page has none. */
export function usePathPart(name: string): string {
  const parts: Record<string, unknown> = useParams({ strict: false });
  const value = parts[name];
  return typeof value === 'string' ? value : '';
}
