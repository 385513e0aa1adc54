// What the province has set, each version of it. The one setting there was, kept whole in its register, goes along as two
// that have held from the plan's first day.
import { planStart } from '../../../src/domain/period.ts';
import { shippedSettings } from '../../../src/domain/setting.ts';
import type { Queries } from '../database.ts';

export async function up(db: Queries): Promise<void> {
  await db.schema
    .createTable('setting')
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('since', 'text', (c) => c.notNull())
    .addColumn('v', 'integer', (c) => c.notNull())
    .addColumn('value', 'text', (c) => c.notNull())
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('setting_pk', ['name', 'since', 'v'])
    .execute();
  await carry(db);
}

interface Former {
  readonly recipients: { readonly province: string; readonly commune: string };
  readonly levels: object;
}

async function carry(db: Queries): Promise<void> {
  const kept = db.selectFrom('register_entry').selectAll().where('kind', '=', 'setting');
  for (const { doc, account_id, at } of await kept.execute()) {
    // The one cast of this file: POST /register wrote nothing else there.
    const { recipients, levels } = JSON.parse(doc) as Former;
    const head = {
      ...shippedSettings.head,
      to: recipients.province,
      communesTo: recipients.commune,
    };
    const rows = Object.entries({ head, levels }).map(([name, value]) => {
      const said = { since: planStart, v: 1, value: JSON.stringify(value) };
      return { name, ...said, account_id, at };
    });
    await db.insertInto('setting').values(rows).execute();
  }
  await db.deleteFrom('register_entry').where('kind', '=', 'setting').execute();
}
