// One file for three machines: the page's build, the service worker's build, and the tests.
import { readFileSync } from 'node:fs';
import preact from '@preact/preset-vite';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { apiPaths } from './src/sync/api-paths.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

// The users' time zone, whatever the machine's; `npm test` runs the suite once more in an odd one.
if (process.env['VITEST']) process.env['TZ'] = process.env['TEST_ZONE'] ?? 'Asia/Ho_Chi_Minh';

/** Paper of the look; the shell and the splash screen have the same ground. */
const paper = '#faf7f1';

const shortcutIcons = [{ src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' }];

const pwa = VitePWA({
  strategies: 'injectManifest',
  srcDir: 'sw',
  filename: 'service-worker.ts',
  injectRegister: null,
  registerType: 'prompt',
  injectManifest: {
    globPatterns: ['**/*.{js,css,html,svg,png,woff2,webmanifest}'],
    // An administrator's, who has a network; no officer's phone pays for it.
    globIgnores: ['assets/read-sheet-*.js', 'assets/papaparse*.js'],
  },
  manifest: {
    id: '/',
    name: 'Sổ Cơ Sở',
    short_name: 'Sổ Cơ Sở',
    description: 'Sổ ghi hoạt động thông tin cơ sở, dùng được khi không có mạng',
    lang: 'vi',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    // Answered by the service worker alone (sw/share.ts).
    share_target: {
      action: '/chia-se',
      method: 'POST',
      enctype: 'multipart/form-data',
      params: { files: [{ name: 'photos', accept: ['image/*'] }] },
    },
    theme_color: paper,
    background_color: paper,
    shortcuts: [
      { name: 'Phát thanh', url: '/ghi/phat_thanh', icons: shortcutIcons },
      { name: 'Triển lãm lưu động', url: '/ghi/trien_lam', icons: shortcutIcons },
      { name: 'Cổ động trực quan', url: '/ghi/co_dong', icons: shortcutIcons },
      { name: 'Tập huấn', url: '/ghi/tap_huan', icons: shortcutIcons },
    ],
    icons: [
      { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
      {
        src: '/icons/maskable-512.png',
        sizes: '512x512',
        type: 'image/png',
        purpose: 'maskable',
      },
    ],
  },
});

export default defineConfig({
  plugins: [preact(), ...(process.env['VITEST'] ? [] : [pwa])],
  define: { __APP_VERSION__: JSON.stringify(version) },
  build: {
    // Chrome 109 is the last on Windows 7; Safari 15.4 the first with what we use (domain.md §5.5).
    target: ['chrome109', 'safari15.4', 'firefox115'],
    manifest: true,
    // One file for the first load, and one for what Hôm nay adds to it: each file more costs a slow phone some
    // milliseconds before anything is drawn, and each that names others some more.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'first', test: /src\/app\/main\.tsx$/, priority: 2 },
            { name: 'around', test: /src\/app\/today\/around\.tsx$/, priority: 1 },
          ],
        },
      },
    },
    // What a screen imports later is on the phone: a link of its own for each of its files helps nobody.
    modulePreload: {
      resolveDependencies: (_, files, { hostType }) =>
        hostType === 'html' ? files : files.filter((file) => file.endsWith('.css')),
    },
    // Inlined images would escape the precache and the size report.
    assetsInlineLimit: 0,
  },
  server: {
    proxy: Object.fromEntries(
      apiPaths.map((path) => [
        `^/${path}\\b`,
        process.env['DEV_SERVER'] ?? 'http://127.0.0.1:8048',
      ]),
    ),
  },
  test: {
    // Machines are shared: a slow one is no failure. Nothing asserts wall-clock time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // More than CI has cores: half of the time a test waits for its database to be on the disk. 535 s became 362.
    maxWorkers: 4,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/app/**', 'tests/e2e/**', 'tests/**/*.postgres.test.ts'],
        },
      },
      {
        // What stands on a database, once more on PostgreSQL, and what only PostgreSQL can show.
        extends: true,
        test: {
          name: 'postgres',
          environment: 'node',
          env: { TEST_STORAGE: 'postgres' },
          globalSetup: 'tests/tools/postgres.ts',
          include: [
            'tests/server/*.test.ts',
            'tests/stories/*.test.ts',
            'tests/**/*.postgres.test.ts',
          ],
          exclude: ['tests/server/{pages,storage*}.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'app',
          environment: 'jsdom',
          setupFiles: ['tests/app/patience.ts'],
          include: ['tests/app/**/*.test.{ts,tsx}'],
        },
      },
    ],
  },
});
