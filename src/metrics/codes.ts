/** Why something was not sent, as a label: a short word of a known form, and only so many of them. */

/** Reasons that we give ourselves. */
const OURS = new Set([
  'opted-out',
  'no-consent-yet',
  'already-answered',
  'nothing-to-confirm',
  'nobody',
  'expired',
  'too-late',
  'quiet-hours',
  'unknown',
  'gave-up',
  'not-installed',
  'not-a-phone',
  'no-text',
  'no-sid',
  'no-token',
  'no-conversation',
  'no-number',
  'no-such-clinician',
  'not-in-Teams-yet',
  'card-too-large',
  'answer-too-long',
  'not-allowed',
  'timeout',
  'network',
]);
/** Words of Node and of its HTTP client for a connection that failed. */
const NETWORK = /^(E[A-Z_]{2,30}|UND_ERR_[A-Z_]{2,30}|ERR_[A-Z_]{2,40}|CERT_[A-Z_]{2,40})$/;
const CARRIERS = /^(twilio-\d{5}|http-[1-5]\d\d|\d{5})$/;
/** A carrier that makes up codes must not fill the memory of whoever scrapes us. */
const MOST = 100;

/** Consent and quiet: what was held back on purpose. */
export const SUPPRESSED = new Set([
  'opted-out',
  'no-consent-yet',
  'already-answered',
  'nothing-to-confirm',
  'nobody',
]);

export function createCodes(): (because: string | undefined) => string {
  const seen = new Set<string>();
  return (because) => {
    if (because === undefined) return '';
    const word = because.replaceAll(' ', '-');
    if (OURS.has(word)) return word;
    if (NETWORK.test(word)) return 'network';
    if (!CARRIERS.test(word)) return 'other';
    if (seen.size < MOST) seen.add(word);
    return seen.has(word) ? word : 'other';
  };
}
