import { useQuery } from '@tanstack/react-query';
import { usePathPart } from '../../platform/address/use-address.ts';
import { api } from '../../platform/api/client.ts';
import { defineText, useText } from '../../platform/text/dictionary.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import './MethodPage.css';

type MethodText = Readonly<{ title: string; html: string }>;

export const methodText = defineText({
  title: { id: 'Metode', en: 'Method' },
});

function useMethod(slug: string) {
  return useQuery({
    queryKey: ['methods', slug],
    queryFn: ({ signal }) => api.get<MethodText>(`/methods/${encodeURIComponent(slug)}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** One page of docs/methods: how a figure is computed, with its sources. */
export function MethodPage() {
  const text = useText(methodText);
  const query = useMethod(usePathPart('slug'));
  return (
    <div className="stack">
      <PageHeader title={query.data?.title ?? text.title} place={[{ label: text.title }]} />
      <QueryView query={query}>
        {(method) => (
          // biome-ignore lint/security/noDangerouslySetInnerHtml: written by us in docs/methods and rendered by our own server
          <article className="prose" dangerouslySetInnerHTML={{ __html: method.html }} />
        )}
      </QueryView>
    </div>
  );
}
