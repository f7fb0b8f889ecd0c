import type { Home } from '@pilar/contracts';
import { useFormat } from '../platform/format/use-format.ts';
import { useCity } from '../platform/session/session.queries.ts';
import { useSay, useText } from '../platform/text/dictionary.ts';
import { Icon } from '../ui/Icon.tsx';
import { PrintButton } from '../ui/PrintButton.tsx';
import { useToast } from '../ui/Toast.tsx';
import { homeText } from './home.text.ts';

/** The head of Beranda: the one sentence, larger than anything else. Its caution stands in a softer ink, not smaller. */
export function HomeSentence({ home }: { home: Home | undefined }) {
  const text = useText(homeText);
  const format = useFormat();
  const say = useSay();
  const city = useCity();
  const sentence = home ? say(home.sentence) : '';
  const measure = home?.gauges[0]?.measures[0];
  const period = (measure?.official ?? measure?.survey)?.period;
  return (
    <header className="home-head">
      <title>{[text.title, city?.name, 'Pilar'].filter(Boolean).join(' · ')}</title>
      <div className="home-place">
        <h1 tabIndex={-1}>{text.title}</h1>
        <p className="soft">
          {[city?.name, period ? format.period(period) : ''].filter(Boolean).join(' · ')}
        </p>
        {home ? <Tools sentence={sentence} /> : null}
      </div>
      <Spoken sentence={sentence} />
    </header>
  );
}

function Spoken({ sentence }: { sentence: string }) {
  const at = sentence.indexOf('; ');
  if (at === -1) return <p className="home-sentence">{sentence}</p>;
  return (
    <p className="home-sentence">
      {sentence.slice(0, at + 1)} <span className="home-caution">{sentence.slice(at + 2)}</span>
    </p>
  );
}

function Tools({ sentence }: { sentence: string }) {
  const text = useText(homeText);
  const toast = useToast();
  const copy = async () => {
    // Missing outside https and localhost.
    if (navigator.clipboard === undefined) return toast.say(text.notCopied, 'problem');
    await navigator.clipboard.writeText(sentence).then(
      () => toast.say(text.copied, 'good'),
      () => toast.say(text.notCopied, 'problem'),
    );
  };
  return (
    <div className="home-tools no-print">
      <button type="button" className="plain-button" onClick={() => void copy()}>
        <Icon name="copy" size={12} /> {text.copy}
      </button>
      <PrintButton />
    </div>
  );
}
