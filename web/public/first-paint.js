// Before the first paint: the reader's colour scheme and language. A file of its own, since the page allows no inline script.
(() => {
  const root = document.documentElement;
  let scheme = null;
  let language = null;
  try {
    scheme = localStorage.getItem('pilar.scheme');
    language = localStorage.getItem('pilar.language');
  } catch {
    // Storage may be closed to us; the defaults hold.
  }
  const isDark =
    scheme === 'dark' || (scheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.mantineColorScheme = isDark ? 'dark' : 'light';
  root.lang = language === 'en' ? 'en' : 'id';
})();
