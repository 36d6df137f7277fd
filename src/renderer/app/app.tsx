import { Suspense } from 'react';
import { useLiveUpdates } from '../queries/live-updates.ts';
import { LibraryScreen } from '../screens/library/library-screen.tsx';
import { NewAttemptScreen } from '../screens/new-attempt/new-attempt-screen.tsx';
import { NotFoundScreen } from '../screens/not-found-screen.tsx';
import { SettingsScreen } from '../screens/settings/settings-screen.tsx';
import { SubmitScreen } from '../screens/submit/submit-screen.tsx';
import { AppHeader } from './app-header.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { ExportStatus } from './export-status.tsx';
import type { Route } from './routes.ts';
import { CalibrationScreen, ProgressScreen, RecordScreen, ReportScreen } from './screens.ts';
import { useRoute } from './use-route.ts';
import { useTheme } from './use-theme.ts';

function Screen({ route }: { route: Route }) {
  switch (route.name) {
    case 'library':
    case 'import':
      return <LibraryScreen isImporting={route.name === 'import'} />;
    case 'new':
      return <NewAttemptScreen scenarioId={route.scenarioId} />;
    case 'record':
      return (
        <RecordScreen key={route.scenarioId + route.mode} scenarioId={route.scenarioId} mode={route.mode} />
      );
    case 'attempt':
      return <ReportScreen key={route.attemptId} attemptId={route.attemptId} />;
    case 'submit':
      return <SubmitScreen key={route.attemptId} attemptId={route.attemptId} />;
    case 'progress':
      return <ProgressScreen key={route.scenarioId} scenarioId={route.scenarioId} />;
    case 'calibrate':
      return <CalibrationScreen scenarioId={route.scenarioId} />;
    case 'settings':
      return <SettingsScreen />;
    case 'not-found':
      return <NotFoundScreen />;
  }
}

export function App() {
  const route = useRoute();
  useTheme();
  useLiveUpdates();
  return (
    <>
      {route.name === 'record' ? null : <AppHeader route={route} />}
      <ConnectionBanner />
      <Suspense fallback={null}>
        <Screen route={route} />
      </Suspense>
      <ExportStatus isRecording={route.name === 'record'} />
    </>
  );
}
