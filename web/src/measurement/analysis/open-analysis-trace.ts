import { useAddressPart } from '../../platform/address/use-address.ts';

/** Whether the walk-back of the page's analysis is open; in the address, so that a link shows the same panel. */
export function useOpenAnalysisTrace(): [boolean, (isOpen: boolean) => void] {
  const [asked, set] = useAddressPart('jejak-analisis', '');
  return [asked === '1', (isOpen) => set(isOpen ? '1' : null)];
}
