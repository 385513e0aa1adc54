// The province's own sign-in service, if it has one: OpenID Connect, authorization code with PKCE, by `openid-client`
// (MIT, certified, 3 packages). Of its answer we believe one thing: the signed "who" – issuer and subject. No name, no
// e-mail, no role is asked for or read. [I8]
import type { Configuration } from 'openid-client';
import * as oidc from 'openid-client';
import type { Result } from '../../src/domain/result.ts';
import { err, ok } from '../../src/domain/result.ts';
import type { Passage } from './passage.ts';
import { subjectHash } from './passage.ts';

export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** Absent: a public client, proven by PKCE alone. */
  readonly clientSecret?: string;
  /** What the service is called here: "Đăng nhập bằng …". */
  readonly label: string;
  /** Where the service sends people back to, as it is registered there. */
  readonly redirect: string;
}

/** What the browser must bring back; kept in its cookie meanwhile. */
export type Proof = Pick<Passage, 'state' | 'nonce' | 'verifier'>;

export type OidcRefusal = 'oidc-refused' | 'oidc-silent';

export interface SignInService {
  readonly label: string;
  /** Where to send the browser. Each call is another passage. */
  readonly begin: () => Promise<
    Result<{ readonly to: string; readonly proof: Proof }, OidcRefusal>
  >;
  /** @param answer the query the browser came back with @returns hash of who it is */
  readonly finish: (proof: Proof, answer: string) => Promise<Result<string, OidcRefusal>>;
}

const timeoutS = 10;

/** @param onFault told of a service that does not answer; contents stay out */
export function signInService(
  settings: OidcSettings,
  onFault: (fault: unknown) => void,
): SignInService {
  let known: Promise<Configuration> | undefined;
  // Asked for when first needed, and again after a failure: the book opens also while that service is down.
  const configuration = () => {
    known ??= discover(settings).catch((fault: unknown) => {
      known = undefined;
      throw fault;
    });
    return known;
  };
  const refusing = (fault: unknown) => {
    if (isRefusal(fault)) return err('oidc-refused' as const);
    onFault(fault);
    return err('oidc-silent' as const);
  };
  return {
    label: settings.label,
    begin: () =>
      configuration()
        .then((config) => beginning(config, settings.redirect))
        .then(ok, refusing),
    finish: (proof, answer) =>
      configuration()
        .then((config) => finishing(config, settings.redirect, proof, answer))
        .then(ok, refusing),
  };
}

async function discover({ issuer, clientId, clientSecret }: OidcSettings): Promise<Configuration> {
  const server = new URL(issuer);
  const execute = [oidc.enableNonRepudiationChecks];
  // Only a service on this machine may be asked in the clear; config.ts refuses any other http.
  if (server.protocol === 'http:') execute.push(oidc.allowInsecureRequests);
  const proof = clientSecret === undefined ? oidc.None() : oidc.ClientSecretBasic(clientSecret);
  return oidc.discovery(server, clientId, {}, proof, { execute, timeout: timeoutS });
}

async function beginning(config: Configuration, redirect: string) {
  const state = oidc.randomState();
  const nonce = oidc.randomNonce();
  const verifier = oidc.randomPKCECodeVerifier();
  const to = oidc.buildAuthorizationUrl(config, {
    redirect_uri: redirect,
    scope: 'openid',
    state,
    nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    // Phones are handed on: whoever was in there last must not be in here by a tap of the next.
    prompt: 'login',
  });
  return { to: to.href, proof: { state, nonce, verifier } };
}

async function finishing(
  config: Configuration,
  redirect: string,
  { state, nonce, verifier }: Proof,
  answer: string,
): Promise<string> {
  const back = new URL(redirect);
  back.search = answer;
  const tokens = await oidc.authorizationCodeGrant(config, back, {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
    idTokenExpected: true,
  });
  const who = tokens.claims();
  if (!who) throw new Error('an answer without an id token passed');
  return subjectHash(who.iss, who.sub);
}

/** The service said no, or what came back is not what was sent for. Everything else is a service that does not work. */
function isRefusal(fault: unknown): boolean {
  if (fault instanceof oidc.AuthorizationResponseError) return true;
  if (fault instanceof oidc.ResponseBodyError) return fault.status < 500;
  return fault instanceof oidc.ClientError && refusals.has(fault.code ?? '');
}

/** Another state, another nonce, out of its time, signed by nobody we know. */
const refusals = new Set([
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_INVALID_REQUEST',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
  'OAUTH_KEY_SELECTION_FAILED',
]);
