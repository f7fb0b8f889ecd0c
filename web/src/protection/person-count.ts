/** A count as it is typed: empty is not known; dots part thousands. What is no count stays NaN and is refused. */
export function countOf(typed: string): number | null {
  const plain = typed.trim().replaceAll('.', '');
  if (plain === '') return null;
  return /^\d+$/.test(plain) ? Number(plain) : Number.NaN;
}
