import type { Language } from '../../platform/text/language.ts';

const UNITS = {
  id: [
    'nol',
    'satu',
    'dua',
    'tiga',
    'empat',
    'lima',
    'enam',
    'tujuh',
    'delapan',
    'sembilan',
    'sepuluh',
    'sebelas',
  ],
  en: [
    ...[
      'zero',
      'one',
      'two',
      'three',
      'four',
      'five',
      'six',
      'seven',
      'eight',
      'nine',
      'ten',
      'eleven',
      'twelve',
    ],
    ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
  ],
} as const;
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'] as const;
const SCALES: Readonly<Record<Language, readonly (readonly [number, string])[]>> = {
  id: [
    [1e12, 'triliun'],
    [1e9, 'miliar'],
    [1e6, 'juta'],
    [1e3, 'ribu'],
    [100, 'ratus'],
  ],
  en: [
    [1e12, 'trillion'],
    [1e9, 'billion'],
    [1e6, 'million'],
    [1e3, 'thousand'],
    [100, 'hundred'],
  ],
};

function below100(value: number, language: Language): string {
  const unit = (at: number): string => UNITS[language][at] ?? '';
  const [tens, rest] = [Math.floor(value / 10), value % 10];
  if (value < UNITS[language].length) return unit(value);
  if (language === 'en') return rest === 0 ? (TENS[tens] ?? '') : `${TENS[tens]}-${unit(rest)}`;
  if (value < 20) return `${unit(value - 10)} belas`;
  return rest === 0 ? `${unit(tens)} puluh` : `${unit(tens)} puluh ${unit(rest)}`;
}

function wholeWords(value: number, language: Language): string {
  const scale = SCALES[language].find(([size]) => value >= size);
  if (scale === undefined) return below100(value, language);
  const [size, name] = scale;
  const [count, rest] = [Math.floor(value / size), value % size];
  const isOne = language === 'id' && count === 1 && size <= 1000;
  const head = isOne ? `se${name}` : `${wholeWords(count, language)} ${name}`;
  return rest === 0 ? head : `${head} ${wholeWords(rest, language)}`;
}

/** `1234` is "seribu dua ratus tiga puluh empat"; decimals are read digit by digit: "satu koma dua tiga empat". */
export function numberWords(written: string, language: Language): string {
  const [whole = '0', decimals = ''] = written.replace('-', '').split('.');
  const minus = written.startsWith('-') ? 'minus ' : '';
  const head = wholeWords(Number(whole), language);
  if (decimals === '') return minus + head;
  const digits = [...decimals].map((digit) => UNITS[language][Number(digit)] ?? digit).join(' ');
  return `${minus}${head} ${language === 'id' ? 'koma' : 'point'} ${digits}`;
}
