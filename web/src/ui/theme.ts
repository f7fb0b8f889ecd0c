import { createTheme } from '@mantine/core';

// Colours stand in tokens.css; Mantine only needs to know the names. Ten times the same, since our parts use none of the shades.
const NILA = '#2b3a67';
const BATA = '#a8402a';

export const theme = createTheme({
  primaryColor: 'nila',
  colors: {
    nila: [NILA, NILA, NILA, NILA, NILA, NILA, NILA, NILA, NILA, NILA],
    bata: [BATA, BATA, BATA, BATA, BATA, BATA, BATA, BATA, BATA, BATA],
  },
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // The lock of react-remove-scroll writes a style tag, which the page does not allow; ui.css locks instead.
    Modal: { defaultProps: { lockScroll: false, centered: true } },
    Drawer: { defaultProps: { lockScroll: false } },
  },
});
