import { defineText, useText } from '../platform/text/dictionary.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';

const text = defineText({
  title: { id: 'Angka resmi', en: 'Official figures' },
  empty: {
    id: 'Halaman ini akan menampilkan deret angka resmi kota, provinsi, dan nasional.',
    en: 'This page will show the official series of city, province and nation.',
  },
  emptyTitle: { id: 'Belum ada data', en: 'No data yet' },
});

export function FiguresPage() {
  const words = useText(text);
  return (
    <>
      <PageHeader title={words.title} />
      <EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>
    </>
  );
}
