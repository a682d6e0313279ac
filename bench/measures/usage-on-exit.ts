import { existsSync, readFileSync, writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

// Loaded before the program that is measured: when it ends, it says on its fourth descriptor what it took. The memory is that of this
// program alone: what getrusage calls the most is the parent's, where that was larger when it started the program.
const status = '/proc/self/status';

if (isMainThread) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const highest = existsSync(status) ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(status, 'utf8'))?.[1] : undefined;
    writeSync(3, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, peakBytes: Number(highest ?? maxRSS) * 1024 }));
  });
}
