import type { Candidate, Finder } from '../candidate.ts';

/** What a file is: media types and sizes (`application/pdf`, `45241266 bytes`), which OAI-PMH items carry as dc:format. */
const mediaType =
  /(?:application\/(?:pdf|zip|octet-stream|msword|xml|json|postscript|rtf|x-[a-z]{2,12}|vnd\.[a-z.-]{4,60})|image\/(?:png|jpeg|tiff|gif)|text\/(?:plain|html|xml|csv)|(?:video|audio)\/(?:mp4|mpeg|quicktime|x-wav))/g;

/** A size may have a handle glued on before it: it begins at any of its digits. */
const size = /(\d{1,30}) bytes/g;
const longestSize = 11;

export const findMediaTypes: Finder = ({ text }) => {
  const found: Candidate[] = [];
  for (const match of text.matchAll(mediaType))
    found.push({ kind: 'media', start: match.index, end: match.index + match[0].length, cost: -1, certain: true });
  for (const { index, 0: whole, 1: digits = '' } of text.matchAll(size))
    for (let start = Math.max(0, digits.length - longestSize); start < digits.length; start++)
      found.push({ kind: 'media', start: index + start, end: index + whole.length, cost: start === 0 ? -1 : 0, certain: true });
  return found;
};
