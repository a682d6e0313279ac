/** A piece of an entry in one type face. */
export interface Run {
  readonly text: string;
  readonly italic?: true;
  readonly bold?: true;
  readonly underline?: true;
  readonly smallCaps?: true;
  readonly raised?: true;
  readonly lowered?: true;
  /** Where it leads to. */
  readonly url?: string;
}

type Face = Omit<Run, 'text' | 'url'>;

/** What the marks of the processor's output do to the type face; those that end one leave the others as they are. */
export const faces: Readonly<Record<string, (face: Face) => Face>> = {
  i: (face) => ({ ...face, italic: true }),
  ni: ({ italic: _, ...face }) => face,
  b: (face) => ({ ...face, bold: true }),
  nb: ({ bold: _, ...face }) => face,
  u: (face) => ({ ...face, underline: true }),
  nu: ({ underline: _, ...face }) => face,
  sc: (face) => ({ ...face, smallCaps: true }),
  nsc: ({ smallCaps: _, ...face }) => face,
  sup: (face) => ({ ...face, raised: true }),
  sub: (face) => ({ ...face, lowered: true }),
  base: ({ raised: _, lowered: __, ...face }) => face,
};

/** Runs without empty ones; neighbours in one face are one. */
export function joined(runs: readonly Run[]): readonly Run[] {
  const found: Run[] = [];
  for (const run of runs) {
    const last = found.at(-1);
    if (run.text === '') continue;
    if (last && faceOf(last) === faceOf(run)) found[found.length - 1] = { ...last, text: last.text + run.text };
    else found.push(run);
  }
  return found;
}

const faceOf = ({ text: _, ...face }: Run): string => JSON.stringify(Object.entries(face).sort());

export const textOfRuns = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');
