import './zod-setup.ts';
import '@fontsource-variable/inter/opsz.css';
import './styles/tokens.css';
import './styles/base.css';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { CrashScreen } from './app/crash-screen.tsx';
import { ExportsProvider } from './export/exports-context.tsx';
import { createStudioClient } from './host-client/studio-client.ts';
import { HostProvider } from './queries/host-context.tsx';
import { createQueryClient } from './queries/query-client.ts';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root.');

createRoot(root).render(
  <StrictMode>
    <CrashScreen>
      <CSPProvider disableStyleElements>
        <HostProvider client={createStudioClient()}>
          <QueryClientProvider client={createQueryClient()}>
            <ExportsProvider>
              <App />
            </ExportsProvider>
          </QueryClientProvider>
        </HostProvider>
      </CSPProvider>
    </CrashScreen>
  </StrictMode>,
);
