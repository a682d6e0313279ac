import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FetcherHarness } from '../../contracts/fetcher-harness.ts';

const ris = (id: string, title: string) => `TY  - JOUR\nID  - ${id}\nTI  - ${title}\nPY  - 2020\nER  - \n`;

export const harness: FetcherHarness = {
  settings: (_sandbox, _secret, folder) => ({ path: folder, settleSeconds: 0 }),
  local: {
    async prepare(folder) {
      await mkdir(path.join(folder, 'from the desk'));
      for (const [at, name] of ['a.ris', 'b.ris', 'from the desk/c.ris', 'z.ris'].entries())
        await writeFile(path.join(folder, name), ris(`key${at}`, `Study ${at} of the watched folder`));
    },
    async touch(folder) {
      const file = path.join(folder, 'b.ris');
      await writeFile(file, (await readFile(file, 'utf8')).replace('PY  - 2020', 'PY  - 2021'));
    },
  },
  sandbox: {},
  idsOf: (text) => [...text.matchAll(/^ID {2}- (.*)$/gm)].map(([, id = '']) => id),
  mediaTypes: [],
  size: 4,
  sample: 'key1',
  deletions: false,
  completes: false,
  again: 'additions',
  immune: [],
};
