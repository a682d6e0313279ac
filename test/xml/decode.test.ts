import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/xml/decode.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const utf8 = (text: string) => Buffer.from(text, 'utf8');
const bigEndian = (text: string) => Buffer.from(text, 'utf16le').swap16();

describe('decoding bytes', () => {
  it.each<[string, Uint8Array, { text: string; encoding: string; repaired: number }]>([
    ['UTF-8', utf8('<a>é</a>'), { text: '<a>é</a>', encoding: 'utf-8', repaired: 0 }],
    ['UTF-8 with mark', utf8('\uFEFF<a>é</a>'), { text: '<a>é</a>', encoding: 'utf-8', repaired: 0 }],
    ['UTF-16 with mark', bigEndian('\uFEFF<a>é</a>'), { text: '<a>é</a>', encoding: 'utf-16be', repaired: 0 }],
    ['UTF-16 without mark', bigEndian('<a>é</a>'), { text: '<a>é</a>', encoding: 'utf-16be', repaired: 0 }],
    [
      'declared Latin-1, which is Windows-1252 in practice',
      latin1('<?xml version="1.0" encoding=\'ISO-8859-1\'?><a>\x93é\x94</a>'),
      { text: '<?xml version="1.0" encoding=\'ISO-8859-1\'?><a>“é”</a>', encoding: 'windows-1252', repaired: 0 },
    ],
    [
      'an unknown declared encoding',
      utf8('<?xml version="1.0" encoding="x-mac-klingon"?><a>é</a>'),
      { text: '<?xml version="1.0" encoding="x-mac-klingon"?><a>é</a>', encoding: 'utf-8', repaired: 0 },
    ],
    [
      'a declared UTF-16 that is UTF-8',
      utf8('<?xml version="1.0" encoding="UTF-16"?><a>é</a>'),
      { text: '<?xml version="1.0" encoding="UTF-16"?><a>é</a>', encoding: 'utf-8', repaired: 0 },
    ],
    [
      'UTF-8 under a declaration of Latin-1',
      utf8('<?xml version="1.0" encoding="ISO-8859-1"?><a>né</a>'),
      { text: '<?xml version="1.0" encoding="ISO-8859-1"?><a>né</a>', encoding: 'utf-8', repaired: 1 },
    ],
    ['Latin-1 that nobody declared', latin1('<a>Müñ</a>'), { text: '<a>Müñ</a>', encoding: 'windows-1252', repaired: 2 }],
    ['UTF-8 with one wrong byte', Buffer.concat([utf8('ü'), latin1('\xFC')]), { text: 'üü', encoding: 'utf-8', repaired: 1 }],
    ['forbidden control characters', utf8('a\x0Bb\x02c\x00\uFFFE\t\n'), { text: 'a bc\t\n', encoding: 'utf-8', repaired: 4 }],
    ['nothing', new Uint8Array(0), { text: '', encoding: 'utf-8', repaired: 0 }],
  ])('reads %s', (_name, bytes, expected) => {
    expect(decodeText(bytes)).toEqual(expected);
  });
});
