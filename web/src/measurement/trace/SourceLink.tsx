import { useText } from '../../platform/text/dictionary.ts';
import { Anchor } from '../../ui/Anchor.tsx';
import { traceText } from './trace.text.ts';

const METHOD = /^docs\/methods\/([a-z0-9-]+)\.md$/;

/** A source as the walk-back names it: an address, a page of our methods, or plain words. */
export function SourceLink({ source }: { source: string }) {
  const text = useText(traceText);
  const method = METHOD.exec(source)?.[1];
  if (method !== undefined) return <Anchor href={`/metode/${method}`}>{text.readMethod}</Anchor>;
  if (/^https?:\/\//.test(source)) {
    return (
      <Anchor href={source} rel="noreferrer">
        {source}
      </Anchor>
    );
  }
  return source === '' ? null : text.from(source);
}
