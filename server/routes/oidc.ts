// Signing in by the province's own service. Which account a person of that service has here is said once, by opening an
// invitation this way; nothing that the service says of him is compared with anything. [I8]
import { localDate } from '../../src/domain/period.ts';
import { beginOidcSchema, finishOidcSchema } from '../../src/protocol/oidc.ts';
import { utc } from '../instant.ts';
import type { Passage } from '../oidc/passage.ts';
import { openPassage, passageS, sealPassage } from '../oidc/passage.ts';
import { asPrinted } from '../printed-code.ts';
import type { Call, Reply } from '../route.ts';
import { reads, refuse } from '../route.ts';
import { findAccount } from '../storage/accounts.ts';
import { note } from '../storage/audit.ts';
import { findInvited, spendInvitation } from '../storage/invitations.ts';
import { endSessionsOf } from '../storage/sessions.ts';
import { Raced, write } from '../storage/transaction.ts';
import { bindSubject, findBySubject } from '../storage/ways-in.ts';
import { tokenHash } from '../token.ts';
import { startSession } from './session.ts';

/** GET /session/oidc */
export function showOidc({ deps }: Call): Promise<Reply> {
  return Promise.resolve({ status: 200, body: { label: deps.oidc?.service.label ?? null } });
}

/** POST /session/oidc: asked by our own page, so no other site can send anybody on this way. */
export const beginOidc = reads(
  beginOidcSchema,
  'malformed',
  async ({ deps, db, nowMs }: Call, { invitation: code }): Promise<Reply> => {
    if (!deps.oidc) return refuse('not-found');
    const invitation = code === undefined ? undefined : tokenHash(asPrinted(code));
    if (invitation && !(await findInvited(db, invitation, utc(nowMs))))
      return refuse('bad-invitation');
    const begun = await deps.oidc.service.begin();
    if (!begun.ok) return refuse(begun.error);
    const { to, proof } = begun.value;
    const more = invitation === undefined ? {} : { invitation };
    const passage = { ...proof, ...more, until: nowMs + passageS * 1000 };
    return { status: 200, body: { to }, passage: sealPassage(deps.oidc.key, passage) };
  },
);

/** POST /session/oidc/finish. No transaction is open while the service is asked. */
export const finishOidc = reads(
  finishOidcSchema,
  'malformed',
  async (call: Call, { answer }): Promise<Reply> => {
    const { deps, db, nowMs } = call;
    if (!deps.oidc) return refuse('not-found');
    const passage = openPassage(deps.oidc.key, call.passage, nowMs);
    if (!passage) return refuse('oidc-refused');
    const who = await deps.oidc.service.finish(passage, answer);
    if (!who.ok) return refuse(who.error);
    const reply = passage.invitation
      ? await openInvitation(call, passage.invitation, who.value)
      : await enter(call, await findBySubject(db, who.value, localDate(nowMs)));
    return 'refused' in reply ? reply : { ...reply, passage: null };
  },
);

async function enter(call: Call, account: string | undefined): Promise<Reply> {
  return account ? startSession(call, account, 200, 'oidc') : refuse('unknown-subject');
}

/** Every other way into the account ends, as with a password that is set. [I1] */
async function openInvitation(
  call: Call,
  hash: NonNullable<Passage['invitation']>,
  subject: string,
): Promise<Reply> {
  const { deps, nowMs } = call;
  const [now, today] = [utc(nowMs), localDate(nowMs)];
  const opened = await write(deps.db, async (db) => {
    const invited = await findInvited(db, hash, now);
    if (!invited || !(await findAccount(db, invited, today))) return refuse('bad-invitation');
    // First, so that a refusal spends nothing: who raced us for the slip is met below, and this is undone.
    if (!(await bindSubject(db, invited, subject))) return refuse('subject-taken');
    if ((await spendInvitation(db, hash, now)) !== invited) throw new Raced();
    await endSessionsOf(db, invited);
    await note(db, now, { deed: 'invitation.used', by: invited, detail: { way: 'oidc' } });
    return { id: invited };
  });
  return 'refused' in opened ? opened : startSession(call, opened.id, 201, 'oidc');
}
