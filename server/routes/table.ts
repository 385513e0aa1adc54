// Every route of the API, and who may call it. What is not here does not exist.
import type { Call, Reply, Route } from '../route.ts';
import { createAccount, showAccounts } from './accounts.ts';
import { showSession, signIn, signOut } from './session.ts';
import { setUp } from './setup.ts';
import { sync } from './sync.ts';

export const routes: readonly Route[] = [
  { method: 'POST', path: '/sync/v1', policy: 'session', handle: sync },
  { method: 'POST', path: '/session', policy: 'public', limited: true, handle: signIn },
  { method: 'GET', path: '/session', policy: 'session', handle: showSession },
  { method: 'DELETE', path: '/session', policy: 'session', handle: signOut },
  { method: 'GET', path: '/accounts', policy: 'account.read', handle: showAccounts },
  { method: 'POST', path: '/accounts', policy: 'account.create', handle: createAccount },
  { method: 'POST', path: '/setup', policy: 'public', limited: true, handle: setUp },
  { method: 'GET', path: '/health', policy: 'public', handle: showHealth },
];

/** GET /health */
function showHealth({ deps }: Call): Promise<Reply> {
  return Promise.resolve({ status: 200, body: { ok: true, app: deps.version } });
}
