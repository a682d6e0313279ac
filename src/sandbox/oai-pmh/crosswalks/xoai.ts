import type { Crosswalk, ItemField } from './item-fields.ts';

/** Elements within each other, the language innermost; neighbours of one name are not gathered, which is as good. */
const nested = ({ name, value, language = 'none' }: ItemField): string => {
  const steps = ['dc', ...name.split('.'), language];
  return `${steps.map((step) => `<element name="${step}">`).join('')}<field name="value">${value}</field>${'</element>'.repeat(steps.length)}`;
};

/** DSpace's internal form, with the item's only file. */
export const xoai: Crosswalk = {
  prefix: 'xoai',
  schema: 'http://www.lyncode.com/xsd/xoai.xsd',
  namespace: 'http://www.lyncode.com/xoai',
  write(fields, { identifier, datestamp }) {
    const handle = identifier.slice(identifier.lastIndexOf(':') + 1);
    const file = `<element name="bundles"><element name="bundle"><field name="name">ORIGINAL</field><element name="bitstreams"><element name="bitstream"><field name="name">item.pdf</field><field name="format">application/pdf</field><field name="size">1024</field><field name="url">https://repository.example.org/bitstreams/${handle}/download</field><field name="sid">1</field></element></element></element></element>`;
    const others = `<element name="others"><field name="handle">${handle}</field><field name="identifier">${identifier}</field><field name="lastModifyDate">${datestamp}</field></element>`;
    const repository =
      '<element name="repository"><field name="name">refmill sandbox</field><field name="mail">nobody@repository.example.org</field></element>';
    return `<metadata xmlns="http://www.lyncode.com/xoai" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.lyncode.com/xoai http://www.lyncode.com/xsd/xoai.xsd">${fields.map(nested).join('')}${file}${others}${repository}</metadata>`;
  },
};
