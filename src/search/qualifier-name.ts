import { meshQualifiers } from '../model/mesh-qualifiers.ts';

const byLetters: ReadonlyMap<string, string> = new Map(meshQualifiers.map(([letters, , name]) => [letters.toLowerCase(), name]));

/** `drug therapy` for MEDLINE's `DT`; any other name as it is written. */
export const qualifierName = (written: string): string => byLetters.get(written.trim().toLowerCase()) ?? written.trim();

export const isQualifierLetters = (written: string): boolean => byLetters.has(written.trim().toLowerCase());
