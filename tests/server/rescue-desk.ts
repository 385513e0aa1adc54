// The rescue desk of the tests: a key of the province, a file of Hoa's phone, and handing one in.
import { sealRescue } from '../../src/app/device/rescue-seal.ts';
import type { RescueKey } from '../../src/protocol/rescue.ts';
import { rescueAnswerSchema, rescueKeySchema } from '../../src/protocol/rescue.ts';
import type { RescueContents } from '../../src/store/rescue.ts';
import { rescueContents } from '../../src/store/rescue.ts';
import type { Village, Villager } from '../world/village.ts';
import type { Name, Phone } from './harness.ts';

interface Forged {
  readonly account?: string;
  readonly ticket?: string;
}

/** What a village with Hoa's phone can make of rescue files. */
export function rescueDesk(village: Village, hoa: Villager) {
  async function keyOf(name: Name): Promise<{ readonly id: string; readonly key: RescueKey }> {
    const phone = await village.server.signIn(name);
    const { id } = (await (await phone.send('GET', '/session')).json()) as { id: string };
    const key = rescueKeySchema.parse(await (await phone.send('GET', '/rescue/key')).json());
    return { id, key };
  }

  /** The file of Hoa's phone, or one that lies about whose it is. */
  async function fileOf(contents?: RescueContents, forged: Forged = {}): Promise<string> {
    const { id, key } = await keyOf('quynhphu');
    const maker = {
      account: forged.account ?? id,
      app: 'test',
      made: '2026-11-22T08:00:00+07:00',
    };
    const ticket = forged.ticket ?? key.ticket;
    const sealed = await sealRescue(
      { ...key, ticket },
      contents ?? (await rescueContents(hoa.store)),
      maker,
    );
    return sealed.text;
  }

  return { keyOf, fileOf };
}

export async function handIn(phone: Phone, file: string) {
  const answer = await phone.send('POST', '/rescue/v1', { file });
  const body: unknown = await answer.json();
  if (answer.status === 200) return rescueAnswerSchema.parse(body);
  throw new Error(`${answer.status} ${String((body as { type: unknown }).type)}`);
}

export const refusedAs = (type: string) => `422 urn:so-co-so:${type}`;
