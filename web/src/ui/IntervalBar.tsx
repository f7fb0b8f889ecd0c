type Props = Readonly<{ value: number; low: number; high: number; label: string }>;

/** A thin bar of the interval with its point. Its ends are the interval, so widths of two bars are not compared. */
export function IntervalBar({ value, low, high, label }: Props) {
  const width = high - low;
  const at = width > 0 ? ((value - low) / width) * 56 + 2 : 30;
  return (
    <svg className="interval-bar" width="60" height="10" viewBox="0 0 60 10" role="img" aria-label={label}>
      <title>{label}</title>
      <path d="M2 5H58M2 2v6M58 2v6" stroke="currentColor" strokeWidth="1.2" fill="none" />
      <circle cx={at} cy="5" r="3" fill="currentColor" />
    </svg>
  );
}
