import { createRoot } from 'react-dom/client';
import { followReading } from './state/timeline-data.ts';
import { followAddress } from './state/route.ts';
import { flush, listen, refreshCases } from './state/work.ts';
import { followTheme } from './state/theme.ts';
import { App } from './shell/App.tsx';
import './style/main.css';

followTheme();
followAddress();
followReading();
void refreshCases().then(flush);
listen();

const page = document.getElementById('page');
if (page !== null) createRoot(page).render(<App />);
