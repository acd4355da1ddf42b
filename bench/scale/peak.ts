import { appendFileSync } from 'node:fs';

/** Loaded before a command (`node --import`): notes its peak memory, in KiB, when it ends. */
process.on('exit', () => {
  const file = process.env['PEAK_FILE'];
  if (file !== undefined) appendFileSync(file, `${process.resourceUsage().maxRSS}\n`);
});
