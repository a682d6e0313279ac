import { formats } from '../formats/registry.ts';

/** A format's media type for texts that are UTF-8. */
export const textType = (mediaTypes: readonly string[]): string => `${mediaTypes[0] ?? 'text/plain'}; charset=utf-8`;

/** The media types of all formats that can be written. */
export const writtenTypes: readonly string[] = [
  ...new Set(formats.flatMap(({ write, mediaTypes }) => (write ? (mediaTypes[0] ?? []) : []))),
];
