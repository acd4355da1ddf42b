import { createRoot } from 'react-dom/client';
import { Boundary } from './parts/failure/Boundary.tsx';
import { NotStarted } from './parts/failure/NotStarted.tsx';
import { followReading } from './state/timeline-data.ts';
import { followServer } from './state/returns.ts';
import { followAddress } from './state/route.ts';
import { flush, listen, refreshCases } from './state/work.ts';
import { followTheme } from './state/theme.ts';
import { App } from './shell/App.tsx';
import './style/main.css';

function start(): void {
  followTheme();
  followAddress();
  followReading();
  followServer();
  void refreshCases().then(flush);
  listen();
}

const page = document.getElementById('page');
if (page !== null) {
  const root = createRoot(page);
  try {
    start();
    root.render(
      <Boundary of="The workbench" extent="page">
        <App />
      </Boundary>,
    );
  } catch (error) {
    root.render(<NotStarted error={error} />);
  }
}
