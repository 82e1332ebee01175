/**
 * What no text may say to a person in danger, after the usual advice for safe messaging: nothing untrue that comforts, no
 * way of doing harm, no blame, no question that hopes for a no. Held against every text a protocol can lead to.
 */
import { languages, type Language } from '../../model/language.ts';
import type { Protocol } from '../../model/protocol.ts';
import type { Parts } from '../read-content.ts';
import { faultAt, type Fault } from '../source.ts';

interface Ban {
  words: RegExp;
  wrong: string;
}

const everywhere: Record<Language, readonly Ban[]> = {
  en: [
    {
      words:
        /\b(?:you(?:'ll| will| are going to|'re going to) be (?:fine|ok|okay|alright|all right|safe)|everything will be|help is (?:on (?:its|the) way|coming)|(?:an )?ambulance is|someone is on (?:the|their) way|do not worry|don't worry|nothing to worry|you are safe now|it (?:will|is going to) (?:pass|get better)|i promise)\b/iu,
      wrong: 'comforts with what nobody can know. Say only what is true now.',
    },
    {
      words:
        /\b(?:your (?:own )?fault|you should have|you should not have|you shouldn't have|why did you|why didn't you|how could you|selfish|attention[- ]seeking|shame on|think of (?:your|the) (?:family|children|kids)|let (?:us|them|anyone) down)\b/iu,
      wrong: 'blames. Say what to do instead.',
    },
    {
      words:
        /\b(?:you(?:'re| are) not (?:going to|thinking of|about to)|you (?:wouldn't|would not|won't|will not) (?:hurt|harm|kill|do)|surely you)|, (?:right|are you|do you|will you)\?/iu,
      wrong: 'hopes for a no. Ask openly.',
    },
  ],
  es: [
    {
      words:
        /(?:(?:va|vas) a estar (?:bien|a salvo)|todo (?:va a|ir[áa]) (?:estar )?bien|todo saldr[áa] bien|la ayuda (?:va|viene|est[áa]) (?:en camino|llegando)|(?:una |la )?ambulancia (?:va|viene|est[áa])|no se preocupe|ya est[áa] a salvo|se le (?:va a pasar|pasar[áa])|le prometo)/iu,
      wrong: 'comforts with what nobody can know. Say only what is true now.',
    },
    {
      words:
        /(?:es culpa suya|(?:por|es) su culpa|deber[íi]a haber|no deber[íi]a haber|por qu[ée] (?:lo hizo|no llam[óo])|c[óo]mo pudo|ego[íi]sta|llamar la atenci[óo]n|qu[ée] verg[üu]enza|piense en su (?:familia|hijos))/iu,
      wrong: 'blames. Say what to do instead.',
    },
    {
      words:
        /(?:no (?:va|estar[áa]) a (?:hacerse|matarse|suicidarse)|seguro que no|no se har[íi]a da[ñn]o|, ?¿?(?:verdad|no)\?$)/iu,
      wrong: 'hopes for a no. Ask openly.',
    },
  ],
};

/** Ways of doing harm. Texts about a fall or a bleed may need such words; texts that answer despair and anger do not. */
const methods: Record<Language, Ban> = {
  en: {
    words:
      /\b(?:hang(?:ing)?|noose|rope|guns?|firearms?|knife|knives|blades?|razors?|wrists?|bridge|jump(?:ing)?|train tracks|poison|pills?|tablets?|overdose|bleach|gas|drown(?:ing)?|suffocat\w+|lethal|fatal dose)\b/iu,
    wrong: 'names a way of doing harm. Leave it out.',
  },
  es: {
    words:
      /(?<!\p{L})(?:ahorca\w*|colgar\w*|soga|cuerda|pistolas?|armas?|cuchillos?|navajas?|cuchillas?|mu[ñn]ecas?|puente|saltar|v[íi]as del tren|veneno|pastillas?|tabletas?|sobredosis|lej[íi]a|gas|ahogar\w*|letal|mortal)(?!\p{L})/iu,
    wrong: 'names a way of doing harm. Leave it out.',
  },
};
const WITHOUT_METHODS = new Set(['suicide_self_harm', 'severe_distress', 'harm_to_others']);

export function safeMessagingFaults(parts: Parts): Fault[] {
  return languages.flatMap((lang) => {
    const { source, messages } = parts.catalogues[lang];
    const found = new Map<string, Fault>();
    const hold = (key: string, bans: readonly Ban[]) => {
      for (const { wrong } of bans.filter(({ words }) => words.test(messages[key]?.text ?? '')))
        found.set(`${key} ${wrong}`, faultAt(source, ['messages', key], `${key} ${wrong}`));
    };
    for (const key of Object.keys(messages).filter(answersDanger)) hold(key, everywhere[lang]);
    for (const { value } of parts.protocols)
      for (const key of textsOf(value)) {
        const despair = WITHOUT_METHODS.has(value.signal);
        hold(key, despair ? [...everywhere[lang], methods[lang]] : everywhere[lang]);
      }
    return [...found.values()];
  });
}

/** Said around a danger without a protocol that names it. */
function answersDanger(key: string): boolean {
  return /^(?:crisis|trend|told|away|stranger|plan|consent)\./.test(key);
}

/** Every text a patient can be sent because of this signal. */
export function textsOf({ emergency, urgent, soon, ask, answers }: Protocol): string[] {
  const steps = [emergency, urgent, soon, ask].flatMap((step) => [step.say, step.ask]);
  const { yes, no, unsure, unclear, notUnderstood, otherwise, silence, afterAsk } = answers ?? {};
  const doubts = [afterAsk?.unclear, afterAsk?.silence];
  const replies = [yes, no, unsure, unclear, notUnderstood, silence, ...doubts].map((reply) => reply?.say);
  return [...steps, otherwise, ...replies].filter((key) => key !== undefined);
}
