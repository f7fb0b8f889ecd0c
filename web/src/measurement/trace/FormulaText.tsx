const LOWERED: Readonly<Record<string, string>> = {
  ᵢ: 'i',
  ⱼ: 'j',
  ₕ: 'h',
  ₖ: 'k',
  ₚ: 'p',
  '₊': '+',
  '₋': '−',
};
const RAISED: Readonly<Record<string, string>> = { '²': '2', '³': '3', '¹': '1', '⁰': '0', ᵅ: 'α', '⁻': '−' };

function lowered(sign: string): string | undefined {
  const digit = sign.charCodeAt(0) - 0x2080;
  return LOWERED[sign] ?? (digit >= 0 && digit <= 9 ? String(digit) : undefined);
}

/** A formula in one line. Lowered and raised letters are set by the page: many fonts lack their signs. */
export function FormulaText({ text }: { text: string }) {
  const parts = Array.from(text, (sign, index) => ({ key: `${index}${sign}`, sign }));
  return (
    <p className="trace-formula">
      {parts.map(({ key, sign }) => {
        const low = lowered(sign);
        if (low !== undefined) return <sub key={key}>{low}</sub>;
        const high = RAISED[sign];
        return high === undefined ? sign : <sup key={key}>{high}</sup>;
      })}
    </p>
  );
}
