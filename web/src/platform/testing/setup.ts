import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// What jsdom lacks and our parts ask for. Constant answers only: no test depends on a size.
configure({ asyncUtilTimeout: 4000 });

class QuietObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
  takeRecords() {
    return [];
  }
}

const never = () => undefined;

Object.defineProperty(window, 'matchMedia', {
  writable: true,
  configurable: true,
  value: (query: string) => ({
    matches: false,
    media: query,
    onchange: null,
    addListener: never,
    removeListener: never,
    addEventListener: never,
    removeEventListener: never,
    dispatchEvent: () => false,
  }),
});
Object.defineProperty(window, 'ResizeObserver', { writable: true, configurable: true, value: QuietObserver });
Object.defineProperty(window, 'scrollTo', { writable: true, configurable: true, value: never });
Object.defineProperty(Element.prototype, 'scrollIntoView', {
  writable: true,
  configurable: true,
  value: never,
});

afterEach(() => {
  cleanup();
  localStorage.clear();
  document.documentElement.lang = 'id';
});
