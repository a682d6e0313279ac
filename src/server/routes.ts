import type { Route } from './route.ts';
import { curatingRoutes } from './routes/curating.ts';
import { dedupeRoutes } from './routes/dedupe.ts';
import { duplicateRoutes } from './routes/duplicates.ts';
import { exportRoutes } from './routes/exports.ts';
import { prismaRoutes } from './routes/prisma.ts';
import { resultRoutes } from './routes/results.ts';
import { runRoutes } from './routes/runs.ts';
import { searchRoutes } from './routes/search.ts';
import { statusRoutes } from './routes/status.ts';
import { textRoutes } from './routes/texts.ts';
import { uploadRoutes } from './routes/uploads.ts';
import { vocabularyRoutes } from './routes/vocabulary.ts';
import { workRoutes } from './routes/works.ts';
import { zoteroRoutes } from './routes/zotero.ts';

/** Every operation of the server, in the order in which /openapi.json shows them; of two that fit a path the earlier one answers. */
export const routes: readonly Route[] = [
  ...searchRoutes,
  ...resultRoutes,
  ...workRoutes,
  ...exportRoutes,
  ...uploadRoutes,
  ...dedupeRoutes,
  ...textRoutes,
  ...duplicateRoutes,
  ...runRoutes,
  ...prismaRoutes,
  ...vocabularyRoutes,
  ...curatingRoutes,
  ...zoteroRoutes,
  ...statusRoutes,
];
