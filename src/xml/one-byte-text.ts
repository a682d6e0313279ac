/**
 * Bytes as a string with one character for each, U+0000 to U+00FF, whatever they encode: what is ASCII in them can be searched with the means for
 * strings, and `Buffer.from(text, 'latin1')` gives them back unchanged.
 */
export const oneByteText = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
