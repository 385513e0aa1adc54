// Codes that people copy from a screen or a slip: twelve signs, 58 bits, in three groups.
import type { Random } from './instant.ts';

/** Signs that are not taken for one another when read aloud or copied. */
const signs = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** "7KQM-2XTP-9HJC" */
export function newPrintedCode(random: Random): string {
  return grouped(Array.from(random(12), (byte) => signs[byte % signs.length]).join(''));
}

/** As typed → as printed: small letters, spaces and missing dashes are no mistakes. */
export function asPrinted(code: string): string {
  return grouped(code.toUpperCase().replace(/[^A-Z0-9]/g, ''));
}

function grouped(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}
