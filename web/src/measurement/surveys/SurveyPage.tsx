import { defineText, useText } from '../../platform/text/dictionary.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';

const text = defineText({
  title: { id: 'Survei', en: 'Survey' },
  empty: {
    id: 'Halaman ini akan menampilkan langkah satu survei.',
    en: 'This page will show the steps of one survey.',
  },
  emptyTitle: { id: 'Belum ada data', en: 'No data yet' },
});

export function SurveyPage() {
  const words = useText(text);
  return (
    <>
      <PageHeader title={words.title} />
      <EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>
    </>
  );
}
