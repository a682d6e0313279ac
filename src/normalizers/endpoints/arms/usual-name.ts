import type { NamedArm } from './named-arm.ts';

const bracketed = /^(.+) \(([^()\s]+)\)$/u;
/** Words of a name that is told in full. */
const longest = 4;

/** A long name with a short form is called by it where the text goes on with it: `modified-dose EOC plus panitumumab (mEOC+P)` is `mEOC+P`. */
export function withUsualName(text: string, arm: NamedArm): NamedArm {
  const [, , short] = bracketed.exec(arm.name) ?? [];
  return short !== undefined && arm.words.length > longest && text.split(short).length > 3 ? { ...arm, name: short } : arm;
}
