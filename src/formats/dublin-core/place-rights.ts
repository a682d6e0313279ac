import { readAccess, readLicence } from '../../normalizers/rights.ts';
import { isAddress, type Place } from './placing.ts';

/**
 * Whatever stands under rights: a licence by name or address, an access word, or a statement in running words. DSpace gives the
 * licence twice, dc.rights its name and dc.rights.uri its address: both belong to one licence.
 */
export const rights: Place = ({ value }, draft) => {
  const { rights } = draft;
  const access = readAccess(value);
  if (access !== undefined) return draft.once(rights, 'access', access);
  const licence = readLicence(value);
  if (licence?.license !== undefined && rights.license !== undefined && rights.license !== licence.license) {
    // «CC BY 4.0» by address and «CC BY» by name are one licence, the address is the more exact one.
    const own = isAddress(value) ? licence.license : rights.license;
    const other = own === licence.license ? rights.license : licence.license;
    if (!own.startsWith(other.replace(/-\d.*$/, ''))) return false;
    rights.license = own;
  } else if (licence?.license !== undefined) rights.license = licence.license;
  if (isAddress(value)) return draft.once(rights, 'url', value);
  // «© 2024 The authors», «All rights reserved» name no licence.
  const named = licence?.license !== undefined || /licen[cs]|lizenz|licen[zç]a|licencia/i.test(value);
  if (named && (rights.name === undefined || rights.name === value)) return draft.once(rights, 'name', value);
  const said = rights.statement?.split('\n') ?? [];
  if (!said.includes(value)) rights.statement = [...said, value].join('\n');
  return true;
};
