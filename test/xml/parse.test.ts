import { describe, expect, it } from 'vitest';
import { Malformed } from '../../src/model/errors.ts';
import { childNamed, textOf } from '../../src/xml/element.ts';
import { parseXml } from '../../src/xml/parse.ts';

const textIn = (xml: string) => textOf(parseXml(xml));

describe('parsing XML', () => {
  it('keeps order, spacing and text of inline markup', () => {
    expect(parseXml('<t>\n 10<sup>6</sup> and <i a="1">x</i> <b/>end </t>')).toEqual({
      name: 't',
      attributes: {},
      children: [
        '\n 10',
        { name: 'sup', attributes: {}, children: ['6'] },
        ' and ',
        { name: 'i', attributes: { a: '1' }, children: ['x'] },
        ' ',
        { name: 'b', attributes: {}, children: [] },
        'end ',
      ],
    });
  });

  it.each([
    ['<a>08</a>', '08'],
    ['<a>4002.e26</a>', '4002.e26'],
    ['<a>true</a>', 'true'],
    ['<a>  </a>', '  '],
    ['<a>&lt;p&gt; &amp;lt; &quot;&apos; &#8805;&#x2265;</a>', '<p> &lt; "\' ≥≥'],
    ['<a>&nbsp; &unknown; AT&T & &#0; &#xD800; &#x110000;</a>', '&nbsp; &unknown; AT&T & &#0; &#xD800; &#x110000;'],
    ['<a>x<!-- <b> -->y<?pi it\'s "odd?>z<![CDATA[<i>&amp;]]></a>', 'xyz<i>&amp;'],
    ['<!DOCTYPE a [<!ENTITY e "<b>boo</b>"> <!-- ]> -->]><a>&e;</a>', '&e;'],
    ['\uFEFF<?xml version="1.0"?>\r\n<a>one\r\ntwo</a>\n<!-- end -->', 'one\ntwo'],
    ['<toString>name</toString>', 'name'],
    ['<a>2 > 1 ]]&gt;</a>', '2 > 1 ]]>'],
  ])('reads the text of %s', (xml, expected) => {
    expect(textIn(xml)).toBe(expected);
  });

  it('decodes attribute values, with a blank for a line break', () => {
    expect(parseXml('<a x="1 > 0 &amp; &quot;" y=\'a\n"b"\'  xml:lang = "es"/>').attributes).toEqual({
      x: '1 > 0 & "',
      y: 'a "b"',
      'xml:lang': 'es',
    });
  });

  it('finds elements by local name', () => {
    expect(textOf(childNamed(parseXml('<o:a><o:b><dc:title>T</dc:title></o:b></o:a>'), 'b', 'title'))).toBe('T');
  });

  it.each([
    ['', 'no element (line 1, offset 0)'],
    ['<a>', 'the text ends within <a> (line 1, offset 3)'],
    ['<a>\n<b></a>', '</a> where </b> is to be closed (line 2, offset 7)'],
    ['<a></a></a>', '</a> where nothing is to be closed (line 1, offset 7)'],
    ['<a/><b/>', 'a second root element (line 1, offset 4)'],
    ['<a/>tail', 'text after the last element (line 1, offset 4)'],
    ['Error<a/>', 'text before the first element (line 1, offset 0)'],
    ['<a>p < 0.05</a>', 'a < that begins no tag, or a broken tag (line 1, offset 5)'],
    ['<a b=1/>', 'a < that begins no tag, or a broken tag (line 1, offset 0)'],
    ['<a b="1/>', 'a < that begins no tag, or a broken tag (line 1, offset 0)'],
    ['<a b="1" b="2"/>', 'an attribute that stands twice in its tag (line 1, offset 0)'],
    ['<a><!-- </a>', 'a comment without its end (line 1, offset 3)'],
    ['<a><![CDATA[ </a>', 'a CDATA section without its end (line 1, offset 3)'],
    ['<!DOCTYPE a [', 'a DOCTYPE without its end (line 1, offset 0)'],
    ['<a>'.repeat(201), 'more than 200 elements within each other (line 1, offset 600)'],
  ])('refuses %s', (xml, reason) => {
    expect(() => parseXml(xml)).toThrow(new Malformed(`Not well-formed XML: ${reason}`));
  });

  it.each([
    ['blanks in a tag', `<a${' '.repeat(200_000)}!`],
    ['attributes', `<a${' b="1"'.repeat(100_000)}`],
    ['entities', `<a>${'&'.repeat(300_000)}`],
    ['quotes', `<a b="${'"'.repeat(200_000)}>`],
  ])('is done soon with many %s', (_name, xml) => {
    expect(() => parseXml(xml)).toThrow(Malformed);
  });
});
