import type { FilesDone } from './checkpoint.ts';
import { fileStem } from './file-name.ts';
import type { OfferedFile } from './origin.ts';

/** Which files are to be read now, in their order. */
export interface ReadingPlan {
  readonly files: readonly OfferedFile[];
  /** Why nothing can be read behind them: a file is missing, and with it perhaps deletions. */
  readonly gap?: string;
  /** The files are the whole of PubMed: a baseline from its first to its last file, and updates that follow it. */
  readonly whole: boolean;
  /** What people should know. */
  readonly notes: readonly string[];
}

export interface ReadingRange {
  /** Undefined where nothing was read before. */
  readonly done?: FilesDone;
  readonly fromFile?: number;
  readonly toFile?: number;
}

/**
 * What follows the last file that was read, without a gap. A new year's baseline starts anew: it is the whole of PubMed. What is left of the
 * old year is read before it, unless files of it are missing, which that baseline makes up for.
 */
export function planReading(
  offered: readonly OfferedFile[],
  { done, fromFile = 1, toFile = Number.POSITIVE_INFINITY }: ReadingRange,
): ReadingPlan {
  const newest = offered.reduce((year, file) => (file.year > year ? file.year : year), '');
  const ofYear = (year: string) => offered.filter((file) => file.year === year).sort((a, b) => a.number - b.number);
  if (!done) return inRow(ofYear(newest), { first: fromFile, toFile, beginning: fromFile === 1 });
  const rest = inRow(ofYear(done.year), { first: done.number + 1, toFile, beginning: false });
  const anew = ofYear(newest);
  if (newest <= done.year || anew[0]?.number !== 1) return rest;
  const next = inRow(anew, { first: 1, toFile, beginning: true });
  const lost = rest.gap === undefined ? [] : [`${rest.gap}; the new baseline makes up for it`];
  return {
    ...next,
    files: [...rest.files, ...next.files],
    notes: [...lost, `the baseline of 20${newest} is there: reading it from its first file on`, ...next.notes],
  };
}

interface Row {
  readonly first: number;
  readonly toFile: number;
  /** Whether the row begins with the first file of a baseline. */
  readonly beginning: boolean;
}

/** The files from `first` on that follow one another. */
function inRow(files: readonly OfferedFile[], { first, toFile, beginning }: Row): ReadingPlan {
  const wanted = files.filter(({ number }) => number >= first && number <= toFile);
  const end = wanted.findIndex(({ number }, at) => number !== first + at);
  const row = end === -1 ? wanted : wanted.slice(0, end);
  const behind = end === -1 ? undefined : wanted[end];
  const last = row.at(-1);
  // Only an update that follows shows that a baseline has come to its end.
  const whole =
    beginning && behind === undefined && row.some(({ part }) => part === 'baseline') && last?.part === 'updates' && last === files.at(-1);
  if (!behind) return { files: row, whole, notes: [] };
  const missing = first + row.length;
  const until = behind.number - 1;
  const which =
    missing === until
      ? `${fileStem(behind.year, missing)} is missing`
      : `${fileStem(behind.year, missing)} to ${fileStem(behind.year, until)} are missing`;
  return { files: row, gap: `${which}, but ${behind.name} is there`, whole: false, notes: [] };
}
