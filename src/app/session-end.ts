// Ending the session needs no words for refusals, so the first load does not carry them.

/** @returns true once the province has ended the session, or had already; false without an answer of its own */
export async function endSession(): Promise<boolean> {
  try {
    const { status } = await fetch('/session', { method: 'DELETE', credentials: 'same-origin' });
    return status === 204 || status === 401;
  } catch {
    // No network: the next start with one asks again.
    return false;
  }
}
