import { useText } from '../platform/text/dictionary.ts';
import { Anchor } from '../ui/Anchor.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { appText } from './app.text.ts';

/** A page that is there, but not for this role: what is lacking, whom to ask, and a way on. */
export function ForbiddenPage() {
  const text = useText(appText);
  return (
    <div className="stack">
      <PageHeader title={text.forbiddenTitle} sentence={text.forbidden} />
      <p className="row">
        <Anchor href="/masalah/not-permitted">{text.forbiddenMeaning}</Anchor>
        <Anchor href="/">{text.toHome}</Anchor>
      </p>
    </div>
  );
}
