// Routes and the frame around them. What only some need — the form, a record, the desk — comes as a chunk of its own,
// precached with the rest, so that it opens without a network too.

import { useEffect, useErrorBoundary, useState } from 'preact/hooks';
import { ErrorBoundary, LocationProvider, Route, Router, useLocation } from 'preact-iso';
import { readFact } from '../store/meta.ts';
import type { Account } from './account.ts';
import { AccountContext, account, life } from './account.ts';
import { installed, isIos } from './install/standing-alone.ts';
import { locked } from './lock/lock.ts';
import { Navigation } from './navigation.tsx';
import { part } from './part.tsx';
import { ErrorScreen } from './screens/error.tsx';
import { MissingScreen } from './screens/missing.tsx';
import { TodayScreen } from './screens/today.tsx';
import { UpdateBar } from './update-bar.tsx';
import { t } from './words/words.ts';
import { afterStartMs, startSync } from './worker-bridge.ts';

const NewEntryScreen = part(() => import('./screens/entry-form.tsx').then((m) => m.NewEntryScreen));
const OtherTypesScreen = part(() =>
  import('./screens/other-types.tsx').then((m) => m.OtherTypesScreen),
);
const StationScreen = part(() => import('./screens/own-record.tsx').then((m) => m.StationScreen));
const DeclarationPartScreen = part(() =>
  import('./screens/own-record.tsx').then((m) => m.DeclarationPartScreen),
);
const DeclarationScreen = part(() =>
  import('./screens/declaration.tsx').then((m) => m.DeclarationScreen),
);
const EditEntryScreen = part(() =>
  import('./screens/entry-form.tsx').then((m) => m.EditEntryScreen),
);
const RecordScreen = part(() => import('./screens/record.tsx').then((m) => m.RecordScreen));
const BookScreen = part(() => import('./book/book.tsx').then((m) => m.BookScreen));
const MonthLogScreen = part(() => import('./book/month-log.tsx').then((m) => m.MonthLogScreen));
const PlanScreen = part(() => import('./plan/plan.tsx').then((m) => m.PlanScreen));
const SignInScreen = part(() => import('./screens/sign-in.tsx').then((m) => m.SignInScreen));
const DeviceScreen = part(() => import('./screens/device.tsx').then((m) => m.DeviceScreen));
const ConflictsScreen = part(() =>
  import('./screens/conflicts.tsx').then((m) => m.ConflictsScreen),
);
const ClosedScreen = part(() => import('./screens/closed.tsx').then((m) => m.ClosedScreen));
const DeskScreen = part(() => import('./desk/desk.tsx').then((m) => m.DeskScreen));
const AccountsScreen = part(() => import('./accounts/accounts.tsx').then((m) => m.AccountsScreen));
const AccountScreen = part(() => import('./accounts/account.tsx').then((m) => m.AccountScreen));
const ImportScreen = part(() => import('./accounts/import-screen.tsx').then((m) => m.ImportScreen));
const InviteScreen = part(() => import('./accounts/invite-screen.tsx').then((m) => m.InviteScreen));
const AuditScreen = part(() => import('./audit/audit.tsx').then((m) => m.AuditScreen));
const ReportScreen = part(() => import('./report/report.tsx').then((m) => m.ReportScreen));
const FindScreen = part(() => import('./find/find.tsx').then((m) => m.FindScreen));
const AreaScreen = part(() => import('./area/area.tsx').then((m) => m.AreaScreen));
const UnitsScreen = part(() => import('./units/units.tsx').then((m) => m.UnitsScreen));
const TrayScreen = part(() => import('./units/tray.tsx').then((m) => m.TrayScreen));
const AiringLogScreen = part(() =>
  import('./airing-log/airing-log.tsx').then((m) => m.AiringLogScreen),
);
const ClientsScreen = part(() => import('./clients/clients.tsx').then((m) => m.ClientsScreen));
const SettingsScreen = part(() => import('./settings/settings.tsx').then((m) => m.SettingsScreen));
const TargetsScreen = part(() => import('./goals/targets.tsx').then((m) => m.TargetsScreen));
const TasksScreen = part(() => import('./goals/tasks.tsx').then((m) => m.TasksScreen));
const ReadinessScreen = part(() => import('./goals/readiness.tsx').then((m) => m.ReadinessScreen));
const InstallScreen = part(() =>
  import('./install/install-screen.tsx').then((m) => m.InstallScreen),
);
const InstallFirst = part(() => import('./install/install-first.tsx').then((m) => m.InstallFirst));
const LockScreen = part(() => import('./lock/lock-screen.tsx').then((m) => m.LockScreen));
const BeginScreen = part(() => import('./screens/begin.tsx').then((m) => m.BeginScreen));
const ShareScreen = part(() => import('./photo/share-screen.tsx').then((m) => m.ShareScreen));
const SetupScreen = part(() => import('./desk/setup.tsx').then((m) => m.SetupScreen));

/** The router's own addresses; the guide is a plain page. */
const pages = /^\/(?!.*\.html$)/;

export function App() {
  const present = account.value;
  const [fault] = useErrorBoundary((error) => reportError(error));
  if (fault) return <ErrorScreen />;
  if (present === undefined) return null;
  if (present && life.value !== 'open') return <Closed />;
  return (
    <LocationProvider scope={pages}>
      <ErrorBoundary>{present ? <Signed present={present} /> : <Stranger />}</ErrorBoundary>
    </LocationProvider>
  );
}

function Closed() {
  const state = life.value;
  return (
    <LocationProvider>
      <ErrorBoundary>{state === 'open' ? null : <ClosedScreen life={state} />}</ErrorBoundary>
    </LocationProvider>
  );
}

function Stranger() {
  const [warned, setWarned] = useState(installed.value || !isIos());
  // Before signing in: the app on an iPhone's home screen has a storage of its own. [N4]
  if (!warned) return <InstallFirst onStay={() => setWarned(true)} />;
  return (
    <Router>
      <Route path="/cai-dat" component={SetupScreen} />
      <Route path="/moi/:code?" component={InviteScreen} />
      <Route default component={SignInScreen} />
    </Router>
  );
}

function Signed({ present }: { readonly present: Account }) {
  const { store, signedIn } = present;
  const { route } = useLocation();
  useEffect(() => {
    // Closed while a form had the camera open: the app begins again in that form.
    if (window.location.pathname === '/')
      void readFact(store.db, 'camera').then((mark) => mark && route(mark.path, true));
    return startSync(store, signedIn.id);
  }, [store]);
  useEffect(() => {
    let stop = () => {};
    let over = false;
    const later = setTimeout(() => {
      void import('./later.ts').then(({ startLater }) => {
        if (!over) stop = startLater(present);
      });
    }, afterStartMs);
    return () => {
      over = true;
      clearTimeout(later);
      stop();
    };
  }, [store]);
  const Home = homes[signedIn.role];
  return (
    <AccountContext.Provider value={present}>
      <a class="skip" href="#main">
        {t('app.skip')}
      </a>
      {locked.value && <LockScreen />}
      <div class="frame" hidden={locked.value}>
        <Navigation role={signedIn.role} />
        <div class="frame-page">
          <UpdateBar />
          <Router>
            <Route path="/" component={Home} />
            <Route path="/so" component={BookScreen} />
            <Route path="/the-dai" component={StationScreen} />
            <Route path="/khai-bao" component={DeclarationScreen} />
            <Route path="/khai-bao/:part" component={DeclarationPartScreen} />
            <Route path="/ghi" component={OtherTypesScreen} />
            <Route path="/so/in/:month" component={MonthLogScreen} />
            <Route path="/ghi/:type/:id" component={NewEntryScreen} />
            <Route path="/ban-ghi/:id" component={RecordScreen} />
            <Route path="/ban-ghi/:id/sua" component={EditEntryScreen} />
            <Route path="/ghi/:type" component={BeginScreen} />
            <Route path="/dua-ra-man-hinh" component={InstallScreen} />
            <Route path="/them-anh" component={ShareScreen} />
            <Route path="/ke-hoach" component={PlanScreen} />
            <Route path="/may-nay" component={DeviceScreen} />
            <Route path="/dang-nhap" component={SignInScreen} />
            <Route path="/duyet/:id?" component={DeskScreen} />
            <Route
              path="/mau-thuan/:id?"
              component={signedIn.role === 'officer' ? ConflictsScreen : DeskScreen}
            />
            <Route path="/tim/:id?" component={FindScreen} />
            <Route path="/dia-ban" component={AreaScreen} />
            <Route path="/don-vi" component={UnitsScreen} />
            <Route path="/don-vi/cho" component={TrayScreen} />
            <Route path="/nhap-nhat-ky-loa" component={AiringLogScreen} />
            <Route path="/muc-tieu" component={TargetsScreen} />
            <Route path="/nhiem-vu" component={TasksScreen} />
            <Route path="/san-sang" component={ReadinessScreen} />
            <Route path="/tai-khoan" component={AccountsScreen} />
            <Route path="/tai-khoan/nhap" component={ImportScreen} />
            <Route path="/tai-khoan/ma-truy-cap" component={ClientsScreen} />
            <Route path="/tai-khoan/:id" component={AccountScreen} />
            <Route path="/moi/:code?" component={InviteScreen} />
            <Route path="/bao-cao" component={ReportScreen} />
            <Route path="/thiet-lap" component={SettingsScreen} />
            <Route path="/nhat-ky" component={AuditScreen} />
            <Route default component={MissingScreen} />
          </Router>
        </div>
      </div>
    </AccountContext.Provider>
  );
}

/** Where each role's day begins. */
const homes = {
  officer: TodayScreen,
  reviewer: DeskScreen,
  province: DeskScreen,
  admin: AccountsScreen,
} as const;
