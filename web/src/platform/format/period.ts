/** Where a period stands on a time axis, in years: 2025 → 2025, `2025-03` → 2025 + 2/12. NaN when it cannot be read. */
export function periodPosition(period: string): number {
  const found = /^(\d{4})(?:-(\d{2}))?/.exec(period);
  if (found === null) return Number.NaN;
  const month = found[2] === undefined ? 1 : Number(found[2]);
  return Number(found[1]) + (month - 1) / 12;
}
