// What the server is told from outside: environment first, arguments over it. A wrong word stops the start.
import { isIP } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import type { OidcSettings } from './oidc/provider.ts';
import { isPostgresAddress } from './storage/open-database.ts';

const environmentSchema = z.object({
  PORT: z._default(z.coerce.number().check(z.int(), z.gte(0), z.lte(65_535)), 8048),
  HOST: z._default(z.string().check(z.minLength(1)), '127.0.0.1'),
  /** Folder of the database, and of what the server remembers beside it. */
  DATA: z._default(z.string().check(z.minLength(1)), './data'),
  /** Public address, if a proxy on this machine serves https for us. */
  ORIGIN: z.exactOptional(
    z.string().check(z.refine(isOrigin, 'ORIGIN is no origin, as https://example.vn')),
  ),
  /** Folder of the built app, if not dist/ of this project. */
  PAGES: z.exactOptional(z.string()),
  /** A PostgreSQL instead of the file in DATA. */
  DATABASE_URL: z.exactOptional(
    z.string().check(z.refine(isPostgresAddress, 'DATABASE_URL is no postgres://… address')),
  ),
  /** A sign-in service of the province's own: OpenID Connect. https, or on this machine. */
  OIDC_ISSUER: z.exactOptional(
    z.string().check(z.refine(isSafeIssuer, 'OIDC_ISSUER must be an https:// address')),
  ),
  OIDC_CLIENT_ID: z.exactOptional(z.string()),
  OIDC_CLIENT_SECRET: z.exactOptional(z.string()),
  /** What people call it: the button says "Đăng nhập bằng …". */
  OIDC_LABEL: z._default(z.string().check(z.maxLength(40)), 'tài khoản của tỉnh'),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly data: string;
  /** Address of the database: DATABASE_URL, or the file in `data`. */
  readonly database: string;
  readonly origin?: string;
  readonly pages?: string;
  /** The province's sign-in service, if it has one. */
  readonly oidc?: OidcSettings;
  /** Invented data in a database of its own, with known passwords: this machine only. */
  readonly demo: boolean;
}

/** Where the app takes people in who come back from the service; registered there. */
const signInPath = '/dang-nhap';

function oidcOf(settings: z.infer<typeof environmentSchema>): OidcSettings | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: secret } = settings;
  if (issuer === undefined) return undefined;
  if (clientId === undefined) throw new Error('OIDC_ISSUER needs OIDC_CLIENT_ID');
  const { HOST: host, PORT: port, ORIGIN: origin = `http://${host}:${port}` } = settings;
  if (settings.ORIGIN === undefined && !isLoopback(host))
    throw new Error('OIDC_ISSUER needs ORIGIN: the service sends people back there');
  const more = secret === undefined ? {} : { clientSecret: secret };
  return { issuer, clientId, ...more, label: settings.OIDC_LABEL, redirect: origin + signInPath };
}

/** What a backup, a restore or a move is told. */
export interface Errand {
  readonly data: string;
  readonly database: string;
  readonly from?: string;
  readonly to?: string;
  /** Restore although a newer backup exists. */
  readonly older: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Throws with a sentence for whoever starts the server. */
export function readConfig(environment: Environment, args: readonly string[]): Config {
  const { values } = parseArgs({
    args: [...args],
    options: {
      demo: { type: 'boolean', default: false },
      port: { type: 'string' },
      host: { type: 'string' },
      data: { type: 'string' },
    },
  });
  const settings = settle(environment, values);
  const { PORT: port, HOST: host, DATA: data, ORIGIN: origin, PAGES: pages } = settings;
  if (values.demo && !isLoopback(host)) {
    throw new Error(
      '--demo has public passwords and listens on this machine only: HOST must be a loopback address',
    );
  }
  const database = values.demo ? join(data, 'demo.sqlite') : databaseOf(settings);
  const oidc = oidcOf(settings);
  const more = {
    ...(origin === undefined ? {} : { origin }),
    ...(pages === undefined ? {} : { pages }),
    ...(oidc ? { oidc } : {}),
  };
  return { port, host, data, database, demo: values.demo, ...more };
}

/** Throws with a sentence for whoever runs the command. */
export function readErrand(environment: Environment, args: readonly string[]): Errand {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      older: { type: 'boolean', default: false },
    },
  });
  const settings = settle(environment, values);
  const { from, to, older } = values;
  return {
    data: settings.DATA,
    database: databaseOf(settings),
    older,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}

/** The SQLite file of a folder, whatever DATABASE_URL says. */
export function fileIn(data: string): string {
  return join(data, 'so-co-so.sqlite');
}

function databaseOf({ DATA, DATABASE_URL }: z.infer<typeof environmentSchema>): string {
  return DATABASE_URL ?? fileIn(DATA);
}

/** Arguments over environment; what is empty counts as not said. */
function settle(environment: Environment, values: { port?: string; host?: string; data?: string }) {
  const { PORT, HOST, DATA, ORIGIN, PAGES, DATABASE_URL } = environment;
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_LABEL } = environment;
  const given = {
    PORT: values.port ?? PORT,
    HOST: values.host ?? HOST,
    DATA: values.data ?? DATA,
    ORIGIN,
    PAGES,
    DATABASE_URL,
    OIDC_ISSUER,
    OIDC_CLIENT_ID,
    OIDC_CLIENT_SECRET,
    OIDC_LABEL,
  };
  const parsed = environmentSchema.safeParse(
    Object.fromEntries(
      Object.entries(given).filter(([, value]) => value !== undefined && value !== ''),
    ),
  );
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
  return parsed.data;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** In the clear only on this machine: otherwise whoever is on the way says who comes in. */
function isSafeIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text && /^https?:/.test(text);
}
