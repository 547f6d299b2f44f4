import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/**
 * Builds the panel. `base` is relative, since the page is served from the app's own scheme; there
 * is no module preload, whose polyfill would fetch (`connect-src 'none'`).
 */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  build: {
    outDir: '../../out/renderer/panel',
    emptyOutDir: true,
    target: 'chrome146',
    sourcemap: false,
    modulePreload: false,
    rolldownOptions: {
      // What the first look needs is one file, not one for each set of parts that share something.
      output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
    },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 750,
  },
})
