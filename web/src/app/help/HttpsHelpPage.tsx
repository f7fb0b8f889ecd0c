import { useText } from '../../platform/text/dictionary.ts';
import { Anchor } from '../../ui/Anchor.tsx';
import { PublicFrame } from '../PublicFrame.tsx';
import { helpText } from './help.text.ts';
import '../../ui/PageHeader.css';
import '../../ui/TracePanel.css';

/** How to trust the certificate that Pilar made for itself; readable before signing in. */
export function HttpsHelpPage() {
  const text = useText(helpText);
  const devices = [
    { name: text.android, how: text.androidText },
    { name: text.iphone, how: text.iphoneText },
    { name: text.windows, how: text.windowsText },
    { name: text.linux, how: text.linuxText },
  ];
  return (
    <PublicFrame>
      <title>{`${text.title} · Pilar`}</title>
      <article className="stack">
        <h1>{text.title}</h1>
        <p className="page-sentence">{text.sentence}</p>
        <section className="section">
          <h2>{text.why}</h2>
          <p>{text.whyText}</p>
        </section>
        <section className="section">
          <h2>{text.get}</h2>
          <p>{text.getText}</p>
        </section>
        <section className="section">
          <h2>{text.compare}</h2>
          <p>{text.compareText}</p>
          <dl className="facts">
            {devices.map((device) => (
              <div key={device.name}>
                <dt>{device.name}</dt>
                <dd>{device.how}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section className="section">
          <h2>{text.official}</h2>
          <p>{text.officialText}</p>
        </section>
        <p className="no-print">
          <Anchor href="/masuk">{text.back}</Anchor>
        </p>
      </article>
    </PublicFrame>
  );
}
