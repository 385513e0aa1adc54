// Every route of the API, and who may call it. What is not here does not exist.

import { sheetBytes } from '../../src/protocol/account-sheet.ts';
import { logBytes } from '../../src/protocol/airings.ts';
import { rescueLimits } from '../../src/protocol/rescue.ts';
import { limits } from '../../src/protocol/version.ts';
import type { Call, Reply, Route } from '../route.ts';
import { checkSheet, importSheet, showTemplate } from './account-sheet.ts';
import { changePlaces, createAccount, showAccounts } from './accounts.ts';
import { bringLog, showPlatforms, showProposals, turnDown } from './airings.ts';
import { dropClient, makeClient, showClients } from './api-clients.ts';
import { exportAudit, showAudit } from './audit.ts';
import { showDevices } from './devices.ts';
import { showEvents } from './events.ts';
import { acceptInvitation, invite, inviteMany, lookAtInvitation } from './invitations.ts';
import { showMatrix } from './matrix.ts';
import { showActivitySet, showMetadata, showService, showTotalSet } from './odata.ts';
import { beginOidc, finishOidc, showOidc } from './oidc.ts';
import { showChanges, showOpenApi, showScopes, showTotals, takeTotals } from './open-data.ts';
import { endSession, readmit, revoke, showAccount } from './phones.ts';
import { showPhoto, showUpload, takePiece } from './photos.ts';
import { changeTerm, handOver } from './posts.ts';
import { acceptHeld, assignUnit, closeHeld, showReceipt, showTray } from './province.ts';
import { showReadiness } from './readiness.ts';
import { bringReform, checkReform, withdraw } from './reforms.ts';
import { writeRegister } from './register.ts';
import { freeze, saveText, showVersions } from './report-versions.ts';
import { dropBuild, showBuild, showFile, showPlaces, showRecords, startBuild } from './reports.ts';
import { handIn, showRescueKey } from './rescue.ts';
import { dropView, saveView, search, showRecord, showViews } from './search.ts';
import { showSession, signIn, signOut } from './session.ts';
import { changeSetting, showSettings } from './settings.ts';
import { setUp } from './setup.ts';
import { showSnapshot } from './snapshot.ts';
import { makeNameless, takeData } from './subject.ts';
import { sync } from './sync.ts';
import { showTargets } from './targets.ts';
import { showBehind, showTasks } from './tasks.ts';
import { showUnitSet, showUnits } from './units.ts';

export const routes: readonly Route[] = [
  { method: 'POST', path: '/sync/v1', policy: 'session', handle: sync },
  { method: 'GET', path: '/snap/v1/:scope/:q', policy: 'session', handle: showSnapshot },
  // HEAD stands before GET: Fastify would otherwise answer it with the GET's own head.
  { method: 'HEAD', path: '/blob/v1/:id', policy: 'session', handle: showUpload },
  { method: 'GET', path: '/blob/v1/:id', policy: 'session', handle: showPhoto },
  {
    method: 'PATCH',
    path: '/blob/v1/:id',
    policy: 'session',
    pieces: true,
    bodyBytes: limits.pieceBytes,
    handle: takePiece,
  },
  { method: 'GET', path: '/events/v1', policy: 'session', handle: showEvents },
  { method: 'GET', path: '/receipt/:rc', policy: 'session', handle: showReceipt },
  { method: 'GET', path: '/devices', policy: 'session', handle: showDevices },
  { method: 'GET', path: '/matrix', policy: 'session', handle: showMatrix },
  { method: 'GET', path: '/units', policy: 'session', handle: showUnits },
  { method: 'DELETE', path: '/units/:set', policy: 'unit.bring', handle: withdraw },
  { method: 'GET', path: '/units/:set', policy: 'unit.check', handle: showUnitSet },
  {
    method: 'POST',
    path: '/units',
    policy: 'unit.bring',
    bodyBytes: limits.reformBytes,
    handle: bringReform,
  },
  {
    method: 'POST',
    path: '/units/check',
    policy: 'unit.check',
    bodyBytes: limits.reformBytes,
    handle: checkReform,
  },
  { method: 'GET', path: '/search', policy: 'session', handle: search },
  { method: 'GET', path: '/record/:id', policy: 'session', handle: showRecord },
  { method: 'GET', path: '/views', policy: 'session', handle: showViews },
  { method: 'POST', path: '/views', policy: 'session', handle: saveView },
  { method: 'DELETE', path: '/views/:id', policy: 'session', handle: dropView },
  { method: 'GET', path: '/tray', policy: 'tray.read', handle: showTray },
  { method: 'POST', path: '/tray/assign', policy: 'tray.assign', handle: assignUnit },
  { method: 'GET', path: '/goals/:year/targets', policy: 'session', handle: showTargets },
  { method: 'GET', path: '/goals/:year/tasks', policy: 'session', handle: showTasks },
  { method: 'GET', path: '/goals/:year/records/:unit', policy: 'session', handle: showBehind },
  { method: 'GET', path: '/goals/:year/open-data', policy: 'data.publish', handle: takeTotals },
  { method: 'GET', path: '/goals/:year/readiness', policy: 'session', handle: showReadiness },
  { method: 'POST', path: '/register', policy: 'register.write', handle: writeRegister },
  { method: 'GET', path: '/settings', policy: 'setting.write', handle: showSettings },
  { method: 'POST', path: '/settings', policy: 'setting.write', handle: changeSetting },
  { method: 'GET', path: '/airings/platforms', policy: 'session', handle: showPlatforms },
  {
    method: 'POST',
    path: '/airings/log',
    policy: 'session',
    bodyBytes: logBytes,
    handle: bringLog,
  },
  { method: 'GET', path: '/proposals/v1', policy: 'session', handle: showProposals },
  { method: 'POST', path: '/proposals/v1/refuse', policy: 'session', handle: turnDown },
  { method: 'GET', path: '/api-clients', policy: 'client.keep', handle: showClients },
  { method: 'POST', path: '/api-clients', policy: 'client.keep', handle: makeClient },
  { method: 'DELETE', path: '/api-clients/:id', policy: 'client.keep', handle: dropClient },
  { method: 'GET', path: '/api/v1/openapi.json', policy: 'public', handle: showOpenApi },
  { method: 'GET', path: '/api/v1/scopes', policy: 'api.records', handle: showScopes },
  { method: 'GET', path: '/api/v1/records/:scope', policy: 'api.records', handle: showChanges },
  { method: 'GET', path: '/api/v1/totals/:year', policy: 'api.totals', handle: showTotals },
  { method: 'GET', path: '/odata/v4', policy: 'api.totals', handle: showService },
  { method: 'GET', path: '/odata/v4/$metadata', policy: 'api.totals', handle: showMetadata },
  { method: 'GET', path: '/odata/v4/Totals', policy: 'api.totals', handle: showTotalSet },
  { method: 'GET', path: '/odata/v4/Activities', policy: 'api.records', handle: showActivitySet },
  { method: 'GET', path: '/rescue/key', policy: 'session', handle: showRescueKey },
  {
    method: 'POST',
    path: '/rescue/v1',
    policy: 'session',
    bodyBytes: rescueLimits.file,
    handle: handIn,
  },
  { method: 'POST', path: '/session', policy: 'public', limited: true, handle: signIn },
  { method: 'GET', path: '/session/oidc', policy: 'public', handle: showOidc },
  { method: 'POST', path: '/session/oidc', policy: 'public', handle: beginOidc },
  {
    method: 'POST',
    path: '/session/oidc/finish',
    policy: 'public',
    limited: true,
    handle: finishOidc,
  },
  { method: 'GET', path: '/session', policy: 'session', handle: showSession },
  { method: 'DELETE', path: '/session', policy: 'session', handle: signOut },
  { method: 'GET', path: '/accounts', policy: 'account.read', handle: showAccounts },
  { method: 'POST', path: '/accounts', policy: 'account.create', handle: createAccount },
  { method: 'GET', path: '/account-sheet', policy: 'account.create', handle: showTemplate },
  {
    method: 'POST',
    path: '/account-sheet/check',
    policy: 'account.create',
    bodyBytes: sheetBytes,
    handle: checkSheet,
  },
  {
    method: 'POST',
    path: '/account-sheet',
    policy: 'account.create',
    bodyBytes: sheetBytes,
    handle: importSheet,
  },
  {
    method: 'POST',
    path: '/accounts/:id/places',
    policy: 'account.place',
    handle: changePlaces,
  },
  {
    method: 'POST',
    path: '/accounts/:id/invitation',
    policy: 'account.create',
    handle: invite,
  },
  { method: 'POST', path: '/invitations', policy: 'account.create', handle: inviteMany },
  {
    method: 'POST',
    path: '/invitations/look',
    policy: 'public',
    limited: true,
    handle: lookAtInvitation,
  },
  {
    method: 'POST',
    path: '/invitations/accept',
    policy: 'public',
    limited: true,
    handle: acceptInvitation,
  },
  { method: 'GET', path: '/accounts/:id', policy: 'account.read', handle: showAccount },
  { method: 'POST', path: '/accounts/:id/term', policy: 'account.place', handle: changeTerm },
  { method: 'POST', path: '/accounts/:id/handover', policy: 'account.place', handle: handOver },
  {
    method: 'DELETE',
    path: '/accounts/:id/sessions/:session',
    policy: 'account.revoke',
    handle: endSession,
  },
  {
    method: 'POST',
    path: '/accounts/:id/devices/:device/revoke',
    policy: 'account.revoke',
    handle: revoke,
  },
  {
    method: 'POST',
    path: '/accounts/:id/devices/:device/readmit',
    policy: 'account.revoke',
    handle: readmit,
  },
  { method: 'POST', path: '/accounts/:id/data', policy: 'account.read', handle: takeData },
  {
    method: 'POST',
    path: '/accounts/:id/anonymise',
    policy: 'account.revoke',
    handle: makeNameless,
  },
  { method: 'POST', path: '/tray/accept', policy: 'tray.assign', handle: acceptHeld },
  { method: 'POST', path: '/tray/close', policy: 'tray.assign', handle: closeHeld },
  { method: 'GET', path: '/audit', policy: 'session', handle: showAudit },
  { method: 'POST', path: '/audit/exports', policy: 'session', handle: exportAudit },
  { method: 'GET', path: '/reports/places', policy: 'session', handle: showPlaces },
  { method: 'POST', path: '/reports/builds', policy: 'session', handle: startBuild },
  { method: 'GET', path: '/reports/builds/:id', policy: 'session', handle: showBuild },
  { method: 'DELETE', path: '/reports/builds/:id', policy: 'session', handle: dropBuild },
  { method: 'GET', path: '/reports/builds/:id/records', policy: 'session', handle: showRecords },
  { method: 'GET', path: '/reports/builds/:id/file/:kind', policy: 'session', handle: showFile },
  { method: 'POST', path: '/reports/texts', policy: 'session', handle: saveText },
  { method: 'GET', path: '/reports/versions', policy: 'session', handle: showVersions },
  { method: 'POST', path: '/reports/versions', policy: 'report.freeze', handle: freeze },
  { method: 'POST', path: '/setup', policy: 'public', limited: true, handle: setUp },
  { method: 'GET', path: '/health', policy: 'public', handle: showHealth },
];

/** GET /health */
function showHealth({ deps }: Call): Promise<Reply> {
  return Promise.resolve({ status: 200, body: { ok: true, app: deps.version } });
}
