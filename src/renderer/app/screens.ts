import { lazy } from 'react';

// The screens that carry the media libraries come in files of their own: the library shows before they are read.

export const CalibrationScreen = lazy(async () => ({
  default: (await import('../screens/calibration/calibration-screen.tsx')).CalibrationScreen,
}));

export const RecordScreen = lazy(async () => ({
  default: (await import('../screens/record/record-screen.tsx')).RecordScreen,
}));

export const ReportScreen = lazy(async () => ({
  default: (await import('../screens/report/report-screen.tsx')).ReportScreen,
}));

export const ProgressScreen = lazy(async () => ({
  default: (await import('../screens/progress/progress-screen.tsx')).ProgressScreen,
}));
