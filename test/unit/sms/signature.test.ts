import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { isSigned } from '../../../src/sms/signature.ts';

const url = 'https://clinic.example/sms/inbound';
const fields = {
  From: '+15550100001',
  Body: 'it is a 7 & rising é 🙂',
  MessageSid: 'SM1',
  AccountSid: 'AC1',
};
const form = new URLSearchParams(fields);
const sign = (address = url, token = 'one', of: Record<string, string | string[]> = fields) =>
  getExpectedTwilioSignature(token, address, of);

describe('a signed webhook', () => {
  it('is known by the signature the carrier makes', () => {
    expect(isSigned({ url, form, signature: sign() }, ['one'])).toBe(true);
  });

  it('may be signed with either token while one is being replaced', () => {
    expect(isSigned({ url, form, signature: sign(url, 'two') }, ['one', 'two'])).toBe(true);
  });

  it.each([
    ['https://clinic.example/x', 'https://clinic.example:443/x'],
    ['https://clinic.example:443/x', 'https://clinic.example/x'],
    ['http://127.0.0.1:3978/x', 'http://127.0.0.1:3978/x'],
    ['https://clinic.example:8443/x?a=b', 'https://clinic.example:8443/x?a=b'],
    [
      'https://clinic.example/sms/status?o=p%2F1&m=%C3%A9',
      'https://clinic.example/sms/status?o=p%2F1&m=%C3%A9',
    ],
  ])('for %s may have been signed as %s', (ours, theirs) => {
    expect(isSigned({ url: ours, form, signature: sign(theirs) }, ['one'])).toBe(true);
  });

  it('counts a repeated field as the carrier does', () => {
    const repeated = new URLSearchParams([...form, ['Media', 'b'], ['Media', 'a'], ['Media', 'b']]);
    const signature = sign(url, 'one', { ...fields, Media: ['b', 'a', 'b'] });
    expect(isSigned({ url, form: repeated, signature }, ['one'])).toBe(true);
  });

  it('is never believed for want of a token', () => {
    expect(isSigned({ url, form, signature: sign(url, '') }, [''])).toBe(false);
    expect(isSigned({ url, form, signature: sign() }, [])).toBe(false);
  });

  it.each([
    ['nothing', undefined],
    ['an empty signature', ''],
    ['another token', sign(url, 'guess')],
    ['another address', sign('https://evil.example/sms/inbound')],
    ['other words', sign(url, 'one', { ...fields, Body: 'I am fine' })],
  ])('is not believed with %s', (_what, signature) => {
    expect(isSigned({ url, form, signature }, ['one', 'two'])).toBe(false);
  });
});
