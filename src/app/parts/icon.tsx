// The signs of the look, drawn on a 24 grid with one stroke. They stand beside words and never for them, so they are
// hidden from screen readers.
import type { ComponentChildren } from 'preact';
import './icon.css';

const shapes = {
  loa: () => (
    <>
      <path d="M4 10v4h3l7 4V6L7 10z" />
      <path d="M17.5 9.5a4 4 0 0 1 0 5M20 7.5a7 7 0 0 1 0 9" />
    </>
  ),
  exhibition: () => (
    <>
      <rect x="3.5" y="5" width="17" height="12" rx="1.5" />
      <path d="m6.5 14 3.5-4 3 3 2-2 2.5 3M8 21l4-4 4 4" />
    </>
  ),
  poster: () => <path d="M5 3.5v17M5 5h13l-2.5 4L18 13H5" />,
  training: () => (
    <>
      <circle cx="9" cy="8" r="3" />
      <path d="M3.5 19c0-3 2.5-5 5.5-5s5.5 2 5.5 5" />
      <circle cx="17" cy="9.5" r="2.3" />
      <path d="M16.5 14.2c2.5.1 4 1.9 4 4.3" />
    </>
  ),
  product: () => <path d="M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12h6M9 15.5h6" />,
  board: () => <path d="M4 4.5h16v11H4zM12 15.5V20M8 20h8M7.5 8h9M7.5 11.5h5" />,
  prize: () => (
    <>
      <path d="M8 4h8v5a4 4 0 0 1-8 0zM8 5.5H4.5a3.5 3.5 0 0 0 3.7 4M16 5.5h3.5a3.5 3.5 0 0 1-3.7 4" />
      <path d="M12 13v4M8.5 20h7M9.5 17h5" />
    </>
  ),
  meeting: () => <path d="M4 5h16v10h-8l-4.5 4v-4H4zM8 9h8M8 12h5" />,
  globe: () => (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M3.5 12h17M12 3.5c3 3 3 14 0 17M12 3.5c-3 3-3 14 0 17" />
    </>
  ),
  station: () => (
    <>
      <path d="M12 11v9.5M8.5 20.5h7" />
      <path d="M9 8.5a3 3 0 0 1 6 0M6.3 10.5a6 6 0 1 1 11.4 0" />
    </>
  ),
  declare: () => <path d="M7 4.5H5v16h14v-16h-2M8.5 3h7v3.5h-7zM8.5 13l2.5 2.5 4.5-5" />,
  ok: () => <path d="m5 12.5 4.5 4.5L19 7.5" />,
  seal: () => (
    <>
      <path d="m12 3 2.3 1.9 3-.2.8 2.9 2.5 1.6-1 2.8 1 2.8-2.5 1.6-.8 2.9-3-.2L12 21l-2.3-1.9-3 .2-.8-2.9-2.5-1.6 1-2.8-1-2.8 2.5-1.6.8-2.9 3 .2z" />
      <path d="m8.8 12.2 2.3 2.3 4.2-4.6" />
    </>
  ),
  clock: () => (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7v5l3.5 2" />
    </>
  ),
  back: () => <path d="M9 7 4.5 11.5 9 16M5 11.5h9a5 5 0 0 1 0 10h-2" />,
  two: () => <path d="M12 20v-7M12 13 6 5M12 13l6-8M6 9.5V5h4M18 9.5V5h-4" />,
  day: () => (
    <>
      <rect x="4" y="5.5" width="16" height="14.5" rx="2" />
      <path d="M4 10h16M8.5 3.5v4M15.5 3.5v4" />
    </>
  ),
  book: () => (
    <>
      <path d="M5 4.5h11a3 3 0 0 1 3 3v12H8a3 3 0 0 1-3-3z" />
      <path d="M9 9h6M9 12.5h4" />
    </>
  ),
  bars: () => <path d="M5.5 20v-8M12 20V4M18.5 20v-5" />,
  phone: () => (
    <>
      <rect x="7" y="3" width="10" height="18" rx="2.2" />
      <path d="M11 18h2" />
    </>
  ),
  find: () => (
    <>
      <circle cx="11" cy="11" r="6" />
      <path d="m20 20-4.5-4.5" />
    </>
  ),
  warn: () => (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7.5V13M12 16.3v.2" />
    </>
  ),
  plus: () => <path d="M12 5v14M5 12h14" />,
  minus: () => <path d="M5 12h14" />,
  close: () => <path d="m6 6 12 12M18 6 6 18" />,
  sync: () => (
    <path d="M19.5 10A8 8 0 0 0 5.3 7.5M4.5 4v4h4M4.5 14a8 8 0 0 0 14.2 2.5M19.5 20v-4h-4" />
  ),
  user: () => (
    <>
      <circle cx="12" cy="8" r="3.7" />
      <path d="M5 20c0-3.7 3-6 7-6s7 2.3 7 6" />
    </>
  ),
  left: () => <path d="m14.5 5-7 7 7 7" />,
  down: () => <path d="m5 9 7 7 7-7" />,
} as const satisfies Readonly<Record<string, () => ComponentChildren>>;

export type IconName = keyof typeof shapes;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {shapes[name]()}
    </svg>
  );
}
