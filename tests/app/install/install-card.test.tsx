// The one offer on Hôm nay, and its silence after a no. [N4]
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { clear } from 'idb-keyval';
import { LocationProvider } from 'preact-iso';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { InstallCard } from '../../../src/app/install/install-card.tsx';
import { installed, installOffer } from '../../../src/app/install/standing-alone.ts';
import { readInstallDeclined } from '../../../src/store/device-kept.ts';

/** The browser's offer, and what the person answers to its question. */
function offer(outcome: 'accepted' | 'dismissed'): void {
  const event = new Event('beforeinstallprompt');
  installOffer.value = Object.assign(event, { prompt: () => Promise.resolve({ outcome }) });
}

function show() {
  return render(
    <LocationProvider>
      <InstallCard />
    </LocationProvider>,
  );
}

const title = 'Đưa Sổ Cơ Sở ra màn hình chính?';

beforeEach(() => clear());
afterEach(() => {
  cleanup();
  installOffer.value = null;
  installed.value = false;
});

test('[N4] is there when the browser offers it, and gone for good after a no', async () => {
  offer('dismissed');
  show();
  fireEvent.click(await screen.findByText('Không, cảm ơn'));
  await waitFor(async () => expect(await readInstallDeclined()).toBe(true));
  cleanup();
  show();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(screen.queryByText(title)).toBeNull();
});

test('[N4] a no to the browser’s own question counts as one', async () => {
  offer('dismissed');
  show();
  fireEvent.click(await screen.findByText('Đưa ra'));
  await waitFor(async () => expect(await readInstallDeclined()).toBe(true));
});

test('[N4] nothing is offered where nothing can be installed, or all is done', async () => {
  show();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(screen.queryByText(title)).toBeNull();
  offer('accepted');
  installed.value = true;
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(screen.queryByText(title)).toBeNull();
});
