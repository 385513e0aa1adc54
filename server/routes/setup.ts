// The first administrator, by the code the server prints. Closed for ever once there is one.
import { uuidV7 } from '../../src/domain/identity.ts';
import { passwordFlaw } from '../../src/domain/password.ts';
import { setupSchema } from '../../src/protocol/session.ts';
import { utc } from '../instant.ts';
import { hashPassword } from '../password.ts';
import { asPrinted } from '../printed-code.ts';
import type { Call, Reply } from '../route.ts';
import { reads, refuse } from '../route.ts';
import { hasAdministrator, insertAccount, isLoginTaken } from '../storage/accounts.ts';
import { note } from '../storage/audit.ts';
import { spendSetupCode } from '../storage/setup-code.ts';
import { startSession } from './session.ts';

/** POST /setup. Answers as a sign-in does: the administrator is in. */
export const setUp = reads(
  setupSchema,
  'bad-account',
  async (call: Call, given): Promise<Reply> => {
    const { deps, nowMs } = call;
    if (passwordFlaw(given.password, given.login)) return refuse('weak-password');
    const id = uuidV7(nowMs, deps.random(10));
    const login = given.login.toLowerCase();
    const passwordHash = await hashPassword(given.password);
    const createdAt = utc(nowMs);
    const refused = await deps.db.transaction().execute(async (db) => {
      if (await hasAdministrator(db)) return refuse('wrong-setup-code');
      if (await isLoginTaken(db, login)) return refuse('login-taken');
      if (!(await spendSetupCode(db, asPrinted(given.code), createdAt)))
        return refuse('wrong-setup-code');
      const account = { id, login, role: 'admin' as const, areaId: null, units: [] };
      if (await insertAccount(db, { ...account, passwordHash, createdAt })) {
        await note(db, createdAt, { deed: 'account.made', by: null, whom: id });
        return null;
      }
      throw new Error('the login was taken between two lines of one transaction');
    });
    return refused ?? startSession(call, id, 201);
  },
);
