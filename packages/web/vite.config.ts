import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Where a server runs while the screens are developed; `langqiao serve` prints its address. */
const api = process.env.LANGQIAO_API ?? 'http://127.0.0.1:4400'

export default defineConfig({
  plugins: [react()],
  server: { host: '127.0.0.1', port: 5173, proxy: { '/api': api } },
  build: {
    // ECharts is one chunk above vite's usual 500 kB; it is fetched only when the first chart is shown.
    chunkSizeWarningLimit: 900,
  },
})
