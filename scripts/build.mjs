import { execFileSync } from 'node:child_process';
import { chmodSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const inPackage = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));

// A stale file in dist/ would still be found by the bin: every build starts from nothing.
rmSync(inPackage('dist'), { recursive: true, force: true });
execFileSync(process.execPath, [inPackage('node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {
  cwd: inPackage('.'),
  stdio: 'inherit',
});
// npm makes a bin executable when it links it, and only then: `npx refmill` must work after later builds too.
chmodSync(inPackage('dist/src/cli.js'), 0o755);
