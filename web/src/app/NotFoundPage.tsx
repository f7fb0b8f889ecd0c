import { useText } from '../platform/text/dictionary.ts';
import { Anchor } from '../ui/Anchor.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { appText } from './app.text.ts';

export function NotFoundPage() {
  const text = useText(appText);
  return (
    <main className="bare-page stack">
      <PageHeader title={text.notFoundTitle} sentence={text.notFoundText} />
      <p>
        <Anchor href="/">{text.toHome}</Anchor>
      </p>
    </main>
  );
}
