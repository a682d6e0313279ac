import type { Candidate, Finder } from '../candidate.ts';

/** What a file is: media types and sizes (`application/pdf`, `45241266 bytes`), which OAI-PMH items carry as dc:format. */
const mediaType =
  /(?:application\/(?:pdf|zip|octet-stream|msword|xml|json|postscript|rtf|x-[a-z]{2,12}|vnd\.[a-z.-]{4,60})|image\/(?:png|jpeg|tiff|gif)|text\/(?:plain|html|xml|csv)|(?:video|audio)\/(?:mp4|mpeg|quicktime|x-wav)|\d{1,12} bytes)/g;

export const findMediaTypes: Finder = ({ text }) => {
  const found: Candidate[] = [];
  for (const match of text.matchAll(mediaType))
    found.push({ kind: 'media', start: match.index, end: match.index + match[0].length, cost: -1, certain: true });
  return found;
};
