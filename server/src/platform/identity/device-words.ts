type Known = readonly (readonly [word: string, mark: RegExp])[];

/** Looked at in this order: each browser also names those it descends from. */
const BROWSERS: Known = [
  ['edge', /\bEdgA?\//],
  ['opera', /\bOPR\//],
  ['samsung', /\bSamsungBrowser\//],
  ['firefox', /\bFirefox\//],
  ['chrome', /\b(Chrome|CriOS)\//],
  ['safari', /\bSafari\//],
];
const SYSTEMS: Known = [
  ['android', /\bAndroid\b/],
  ['iphone', /\b(iPhone|iPad)\b/],
  ['windows', /\bWindows\b/],
  ['mac', /\bMac OS X\b/],
  ['linux', /\bLinux\b/],
];

const wordIn = (known: Known, text: string): string =>
  known.find(([, mark]) => mark.test(text))?.[0] ?? 'unknown';

/** `chrome/android`: enough to recognise one's own telephone; versions and models are not kept. */
export function deviceWords(userAgent: string | null): string {
  return `${wordIn(BROWSERS, userAgent ?? '')}/${wordIn(SYSTEMS, userAgent ?? '')}`;
}

/** The two words of a kept device; null for what is not known. */
export function readDevice(
  device: string | null,
): Readonly<{ browser: string | null; system: string | null }> {
  const [browser, system] = (device ?? 'unknown/unknown')
    .split('/')
    .map((word) => (word === 'unknown' ? null : word));
  return { browser: browser ?? null, system: system ?? null };
}
