import { alikeTitles } from './families/alike-titles.ts';
import { meetings } from './families/meetings.ts';
import { stages } from './families/stages.ts';
import type { Family } from './family.ts';

/** Every kind of publications that must not be taken for each other. */
export const families: readonly Family[] = [...meetings, ...stages, ...alikeTitles];
