import { execFileSync } from 'node:child_process';
import { chmodSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const inPackage = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));

// A stale file in dist/ would still be found by the bin: every build starts from nothing.
rmSync(inPackage('dist'), { recursive: true, force: true });
execFileSync(process.execPath, [inPackage('node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {
  cwd: inPackage('.'),
  stdio: 'inherit',
});
// A command loads hundreds of modules, and Node takes half a second of processor time to find and link them one by one. What is started as a program is put
// together from few files (docs/decisions/0016); packages stay where they are.
await build({
  absWorkingDir: inPackage('.'),
  entryPoints: ['src/cli.ts', 'src/pipeline/bulk/reading-thread.ts', 'src/pipeline/printing/printing-thread.ts'],
  outbase: 'src',
  outdir: 'dist/src',
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  sourcemap: true,
  allowOverwrite: true,
  logLevel: 'warning',
});
// npm makes a bin executable when it links it, and only then: `npx refmill` must work after later builds too.
chmodSync(inPackage('dist/src/cli.js'), 0o755);
