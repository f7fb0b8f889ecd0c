import { defineText, useText } from '../platform/text/dictionary.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';

const text = defineText({
  title: { id: 'Beranda', en: 'Home' },
  empty: {
    id: 'Halaman ini akan menampilkan empat ukuran kemiskinan kota beserta galatnya.',
    en: 'This page will show four measures of poverty in the city with their errors.',
  },
  emptyTitle: { id: 'Belum ada data', en: 'No data yet' },
});

export function HomePage() {
  const words = useText(text);
  return (
    <>
      <PageHeader title={words.title} />
      <EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>
    </>
  );
}
