import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { LanguageProvider } from '../platform/text/LanguageProvider.tsx';
import { UiProvider } from '../ui/UiProvider.tsx';
import { makeAppRouter } from './router.tsx';
import './shell.css';

const { router, client } = makeAppRouter();

export function App() {
  return (
    <QueryClientProvider client={client}>
      <LanguageProvider>
        <UiProvider navigate={(href) => router.history.push(href)}>
          <RouterProvider router={router} />
        </UiProvider>
      </LanguageProvider>
    </QueryClientProvider>
  );
}
