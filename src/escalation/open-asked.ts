/** A clinician asks what is open, answers with a letter that names no alert, or all alerts with one word; in English or Spanish. Pure. */
import { isLetterAlone, readCodeReply } from './typed-act.ts';

const OPEN =
  /^(?:(?:what|which|who) is |what's |whats |show |list |any |que hay |cuales son |hay )?(?:open|waiting|(?:the |all |my )?(?:open )?alerts(?: (?:are )?open)?|list|abiert[oa]s?|lista|(?:las |mis )?alertas(?: abiertas)?|(?:los |mis )?avisos(?: abiertos)?|quien espera)$/;
const EACH = /(?:^| )(?:all|both|every|everything|each|them all|tod[oa]s?(?: l[oa]s)?|amb[oa]s)(?= |$)/;

export type OpenAsked = 'open' | 'each';

/** "each" is a word that answers one alert, said of several. */
export function readOpenAsked(text: string): OpenAsked | undefined {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9']+/g, ' ')
    .trim();
  if (OPEN.test(plain) || isLetterAlone(plain)) return 'open';
  const one = plain
    .replace(EACH, '')
    .replace(/ (?:alerts?|of them|of the|avisos?|alertas?)\b/g, '')
    .trim();
  return one !== plain && (isLetterAlone(one) || readCodeReply(one) !== undefined) ? 'each' : undefined;
}
