// What the server is told from outside: environment first, arguments over it. A wrong word stops the start.
import { isIP } from 'node:net';
import { parseArgs } from 'node:util';
import * as z from 'zod/mini';

const environmentSchema = z.object({
  PORT: z._default(z.coerce.number().check(z.int(), z.gte(0), z.lte(65_535)), 8048),
  HOST: z._default(z.string().check(z.minLength(1)), '127.0.0.1'),
  /** Folder of the database. */
  DATA: z._default(z.string().check(z.minLength(1)), './data'),
  /** Public address, if a proxy on this machine serves https for us. */
  ORIGIN: z.exactOptional(
    z.string().check(z.refine(isOrigin, 'ORIGIN is no origin, as https://example.vn')),
  ),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly data: string;
  readonly origin?: string;
  /** Invented data in a database of its own, with known passwords: this machine only. */
  readonly demo: boolean;
}

/** Throws with a sentence for whoever starts the server. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  args: readonly string[],
): Config {
  const { values } = parseArgs({
    args: [...args],
    options: {
      demo: { type: 'boolean', default: false },
      port: { type: 'string' },
      host: { type: 'string' },
      data: { type: 'string' },
    },
  });
  const { PORT, HOST, DATA, ORIGIN } = environment;
  const given = {
    PORT: values.port ?? PORT,
    HOST: values.host ?? HOST,
    DATA: values.data ?? DATA,
    ORIGIN,
  };
  const parsed = environmentSchema.safeParse(
    Object.fromEntries(
      Object.entries(given).filter(([, value]) => value !== undefined && value !== ''),
    ),
  );
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
  const { PORT: port, HOST: host, DATA: data, ORIGIN: origin } = parsed.data;
  if (values.demo && !isLoopback(host)) {
    throw new Error(
      '--demo has public passwords and listens on this machine only: HOST must be a loopback address',
    );
  }
  return { port, host, data, demo: values.demo, ...(origin === undefined ? {} : { origin }) };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text && /^https?:/.test(text);
}
