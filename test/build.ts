import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../src/package-root.ts';

/** Builds the program before the tests, so that no test runs an old one. */
export function setup(): void {
  const compiler = path.join(packageRoot, 'node_modules', 'typescript', 'bin', 'tsc');
  execFileSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], { cwd: packageRoot, stdio: 'inherit' });
  chmodSync(path.join(packageRoot, 'dist', 'src', 'cli.js'), 0o755);
}
