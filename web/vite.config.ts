import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const outDir = process.env.PILAR_WEB_OUT ?? 'dist';
const api = process.env.PILAR_API ?? 'http://127.0.0.1:8080';

/** React, router and queries change seldom: chunks of their own stay in the cache when Pilar is updated. */
const groups = [
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
  { name: 'tanstack', test: /node_modules[\\/]@tanstack[\\/]/ },
];

export default defineConfig({
  plugins: [react()],
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
  server: { proxy: { '/api': { target: api, changeOrigin: false } } },
});
