// Pictures of the steps, drawn: they need no network, follow light and dark, and show only what is to be touched. The
// words beside them say the same, so they are hidden from screen readers.
import type { ComponentChildren } from 'preact';

interface DrawingProps {
  readonly children: ComponentChildren;
}

/** The screen of a phone; red is what is to be touched. */
function Phone({ children }: DrawingProps) {
  return (
    <svg class="drawing" viewBox="0 0 132 96" aria-hidden="true" focusable="false">
      <rect class="drawing-frame" x="2" y="2" width="128" height="110" rx="10" />
      {children}
    </svg>
  );
}

/** The three dots at the top right of a browser inside another app, or of Chrome. */
export function DotsDrawing({ upright }: { readonly upright: boolean }) {
  const dots = [-7, 0, 7];
  return (
    <Phone>
      <path class="drawing-line" d="M2 28h128M14 15h52" />
      <circle class="drawing-mark" cx="114" cy="15" r="11" />
      {dots.map((at) => (
        <circle
          key={at}
          class="drawing-dot"
          cx={upright ? 114 : 114 + at * 0.8}
          cy={upright ? 15 + at * 0.8 : 15}
          r="1.8"
        />
      ))}
      <path class="drawing-line" d="M14 44h90M14 56h70M14 68h80" />
    </Phone>
  );
}

/** A menu with one line marked. */
export function MenuDrawing() {
  return (
    <Phone>
      <path class="drawing-line" d="M2 28h128M14 15h52" />
      <rect class="drawing-frame" x="36" y="20" width="88" height="66" rx="6" />
      <path class="drawing-line" d="M46 34h50M46 74h44" />
      <rect class="drawing-mark" x="40" y="44" width="80" height="20" rx="5" />
      <path class="drawing-on-mark" d="M48 54h50" />
    </Phone>
  );
}

/** Safari's share button: a square with an arrow upwards, at the bottom of the screen. */
export function ShareDrawing() {
  return (
    <Phone>
      <path class="drawing-line" d="M14 16h90M14 28h70M14 40h80M2 58h128" />
      <circle class="drawing-mark" cx="66" cy="76" r="15" />
      <path class="drawing-on-mark" d="M61 75h-3v9h16v-9h-3M66 79V66M62 70l4-4 4 4" />
    </Phone>
  );
}

/** The line "Thêm vào MH chính": a plus in a square. */
export function AddDrawing() {
  return (
    <Phone>
      <path class="drawing-line" d="M14 16h70M14 78h60" />
      <rect class="drawing-mark" x="8" y="30" width="116" height="30" rx="7" />
      <path class="drawing-on-mark" d="M18 45h58" />
      <rect class="drawing-on-mark" x="96" y="37" width="16" height="16" rx="4" />
      <path class="drawing-on-mark" d="M104 41v8M100 45h8" />
    </Phone>
  );
}

/** The app among others on the home screen. */
export function HomeDrawing() {
  const places = [0, 1, 2, 3].flatMap((x) =>
    [0, 1].map((y) => ({ x: 14 + x * 28, y: 16 + y * 34 })),
  );
  return (
    <Phone>
      {places.map(({ x, y }, index) => (
        <rect
          key={`${x}-${y}`}
          class={index === 5 ? 'drawing-mark' : 'drawing-frame'}
          x={x}
          y={y}
          width="20"
          height="20"
          rx="5"
        />
      ))}
      <path class="drawing-on-mark" d="M76 55h8v10h-8zM78 59h4" />
    </Phone>
  );
}
