// Accounts from a sheet: its rows as text, never the file. First what they would make, then they are made. [I7]
import * as z from 'zod/mini';
import { mostRows, rowFaults, sheetColumns } from '../domain/account-sheet.ts';
import { roles } from '../domain/person.ts';

const cell = z.string().check(z.maxLength(2000));

/** POST /account-sheet/check; and POST /account-sheet, which answers with the slips of what was made. */
export const sheetSchema = z.strictObject({
  rows: z
    .array(
      z.strictObject({
        n: z.int().check(z.gte(1), z.lte(1_048_576)),
        login: cell,
        role: cell,
        place: cell,
        from: cell,
        to: cell,
      }),
    )
    .check(z.minLength(1), z.maxLength(mostRows)),
});

/** Most bytes of such a request: each row some hundred. */
export const sheetBytes = 512 * 1024;

const fault = z.object({
  column: z.enum(sheetColumns),
  what: z.enum(rowFaults),
  value: z.exactOptional(z.string()),
  hint: z.exactOptional(z.string()),
});

export const checkedSchema = z.object({
  rows: z.array(
    z.object({
      n: z.number(),
      login: z.string(),
      state: z.enum(['new', 'same', 'wrong']),
      /** Absent in a row that is wrong. */
      role: z.exactOptional(z.enum(roles)),
      place: z.exactOptional(z.string()),
      faults: z.array(fault),
    }),
  ),
});
export type Checked = z.infer<typeof checkedSchema>;
