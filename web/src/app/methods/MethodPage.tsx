import { useQuery } from '@tanstack/react-query';
import { usePathPart } from '../../platform/address/use-address.ts';
import { api } from '../../platform/api/client.ts';
import { defineText, useText } from '../../platform/text/dictionary.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { PublicFrame } from '../PublicFrame.tsx';
import './MethodPage.css';

type MethodText = Readonly<{ title: string; html: string }>;

export const methodText = defineText({
  title: { id: 'Metode', en: 'Method' },
});

/** Pages of docs/: `/methods/<slug>` or `/problems/<code>`. */
function useMethod(address: string) {
  return useQuery({
    queryKey: ['methods', address],
    queryFn: ({ signal }) => api.get<MethodText>(address, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** One page of docs/methods: how a figure is computed, with its sources. */
export function MethodPage() {
  const text = useText(methodText);
  const query = useMethod(`/methods/${encodeURIComponent(usePathPart('slug'))}`);
  return (
    <div className="stack">
      <PageHeader title={query.data?.title ?? text.title} place={[{ label: text.title }]} />
      <QueryView query={query}>{(method) => <Prose html={method.html} />}</QueryView>
    </div>
  );
}

/** What a refusal means, readable before signing in. */
export function ProblemPage() {
  const query = useMethod(`/problems/${encodeURIComponent(usePathPart('code'))}`);
  return (
    <PublicFrame>
      <QueryView query={query}>
        {(problem) => (
          <>
            <h1>{problem.title}</h1>
            <Prose html={problem.html} />
          </>
        )}
      </QueryView>
    </PublicFrame>
  );
}

function Prose({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: written by us in docs/ and rendered by our own server
  return <article className="prose" dangerouslySetInnerHTML={{ __html: html }} />;
}
