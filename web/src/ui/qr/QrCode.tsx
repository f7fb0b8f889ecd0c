import { useMemo } from 'react';
import { qrCode } from './qr-code.ts';
import './QrCode.css';

/** Light modules around, as the standard asks for. */
const QUIET = 4;

/** A text as a QR code, drawn here: what it holds leaves the page with nobody. Dark on light in every scheme. */
export function QrCode({ text, label }: Readonly<{ text: string; label: string }>) {
  const rows = useMemo(() => qrCode(text), [text]);
  const size = rows.length + 2 * QUIET;
  const dark = rows
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : '')))
    .join('');
  return (
    <svg className="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <rect width={size} height={size} fill="#fff" />
      <path d={dark} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
