/** What the words mean for consent: a carrier's word, a wish in the person's own, or a yes to an invitation. */
import type { Content } from '../content/content.ts';
import { DIRECT_QUESTION, openAlertOf, type PatientFile } from '../model/file.ts';
import type { Inbound } from '../ports/receiver.ts';
import { readCarrierWord } from '../reading/carrier-words.ts';
import { isDeclined, saysOut } from '../reading/declined.ts';
import { readNoise } from '../reading/noise.ts';
import { isRevocation } from '../reading/revocation.ts';
import { readYesNo } from '../reading/yes-no.ts';
import type { Meaning } from './admit.ts';

export function meaningOf(content: Content, file: PatientFile, inbound: Inbound): Meaning {
  const vocabulary = content.everyWord(file.patient.lang);
  const state = file.consent[inbound.from.channel];
  const word = inbound.answered ?? readCarrierWord(inbound.text, vocabulary);
  if (word === 'stop') return { kind: 'stop', method: 'keyword' };
  // What it quotes is ours: "Reply STOP to stop" is nobody's wish, and "Reply YES to join" nobody's yes.
  if (word === undefined && readNoise(inbound.text, vocabulary) === 'tapback') return { kind: 'words' };
  const inDanger = openAlertOf(file) !== undefined || file.talk.asked === DIRECT_QUESTION;
  if (isRevocation(inbound.text, vocabulary, inDanger)) return { kind: 'stop', method: 'freetext' };
  if (file.talk.asked === undefined && saysOut(inbound.text, vocabulary))
    return { kind: 'stop', method: 'freetext' };
  const isInvited = state === 'invited' && !inDanger;
  if (isInvited && isDeclined(inbound.text, vocabulary)) return { kind: 'stop', method: 'freetext' };
  if (word === 'start') return { kind: 'start' };
  if (word === 'help') return { kind: 'help' };
  // YES is an ordinary answer to someone who has joined, and to the direct question of a danger; it opts in only where an
  // invitation, or a STOP, stands.
  const isFree = state !== 'granted' && file.talk.asked !== DIRECT_QUESTION;
  const agrees = isFree && readYesNo(inbound.text, vocabulary) === 'yes';
  return agrees && (state === 'invited' || state === 'none' || isPlainYes(inbound.text))
    ? { kind: 'agree' }
    : { kind: 'words' };
}

/** After a STOP the carrier opens a number again for YES alone, not for a sentence that agrees. */
function isPlainYes(text: string): boolean {
  return /^\W*(yes|si|sí)\W*$/i.test(text.normalize('NFC'));
}
