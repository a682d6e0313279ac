import { describe, expect, it } from 'vitest';
import { AddressRefused, createAddressGuard } from '../../src/http/address-guard.ts';

describe('the address guard', () => {
  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://0x7f000001/',
    'http://2130706433/',
    'http://0.0.0.0/',
    'http://10.1.2.3/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://100.64.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://198.18.0.1/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://[::1]/',
    'http://[::]/',
    'http://[fe80::1]/',
    'http://[fd00::1]/',
    'http://[::127.0.0.1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:a00:1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
  ])('refuses %s', (address) => {
    expect(() => createAddressGuard([]).check(new URL(address))).toThrow(AddressRefused);
  });

  it.each(['http://8.8.8.8/', 'http://[2606:4700::1111]/', 'http://[64:ff9b::808:808]/', 'http://localhost/'])(
    'leaves %s to be judged when connecting, or lets it pass',
    (address) => {
      expect(() => createAddressGuard([]).check(new URL(address))).not.toThrow();
    },
  );

  it.each([
    ['127.0.0.1:8080', 'http://127.0.0.1:8080/', true],
    ['127.0.0.1:8080', 'http://127.0.0.1:8081/', false],
    ['127.0.0.1', 'http://127.0.0.1:8081/', true],
    ['10.0.0.5:443', 'https://10.0.0.5/', true],
    ['10.0.0.5:80', 'https://10.0.0.5/', false],
    ['[::1]:8080', 'http://[::1]:8080/', true],
  ])('with %s allowed, %s passes: %s', (allowed, address, passes) => {
    const check = () => createAddressGuard([allowed]).check(new URL(address));
    if (passes) expect(check).not.toThrow();
    else expect(check).toThrow(AddressRefused);
  });
});
