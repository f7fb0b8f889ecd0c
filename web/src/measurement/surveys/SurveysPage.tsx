import { defineText, useText } from '../../platform/text/dictionary.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';

const text = defineText({
  title: { id: 'Survei', en: 'Surveys' },
  empty: {
    id: 'Halaman ini akan menampilkan survei rumah tangga yang diunggah.',
    en: 'This page will show the uploaded household surveys.',
  },
  emptyTitle: { id: 'Belum ada data', en: 'No data yet' },
});

export function SurveysPage() {
  const words = useText(text);
  return (
    <>
      <PageHeader title={words.title} />
      <EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>
    </>
  );
}
