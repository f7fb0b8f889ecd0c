import { defineText, useText } from '../platform/text/dictionary.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';

const text = defineText({
  title: { id: 'Peta desil', en: 'Desil map' },
  empty: {
    id: 'Halaman ini akan menampilkan jumlah keluarga menurut desil tiap wilayah.',
    en: 'This page will show the families by desil in each area.',
  },
  emptyTitle: { id: 'Belum ada data', en: 'No data yet' },
});

export function DesilPage() {
  const words = useText(text);
  return (
    <>
      <PageHeader title={words.title} />
      <EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>
    </>
  );
}
