/** What a text must not say, whoever wrote it. Each rule answers with what is wrong and how to mend it. */
import type { Language } from '../../model/language.ts';

export interface Wording {
  key: string;
  lang: Language;
  text: string;
}
type Rule = (of: Wording) => string[];

/** Words in capitals that a person is asked to send, or that carriers and services are called by. */
const KEYWORDS: Record<Language, readonly string[]> = {
  en: [
    'YES',
    'NO',
    'BACK',
    'REPEAT',
    'SKIP',
    'RESUME',
    'LATER',
    'MENU',
    'NURSE',
    'WHY',
    'CHECK',
    'IN',
    'PLAN',
    'PROGRESS',
    'LINK',
    'AIM',
    'REVIEW',
    'FLARE',
    'PACE',
    'OFF',
    'BREAKS',
    'SKILLS',
    'MEDICINES',
    'STEPS',
    'WORK',
    'OK',
    'CHANGE',
    'ERASE',
    'QUESTION',
    'BRIEF',
    'PREPARE',
    'AGREED',
    'FIX',
    'QUESTIONS',
    'REMOVE',
    'STOP',
    'START',
    'HELP',
  ],
  es: [
    'SI',
    'NO',
    'ATRAS',
    'REPETIR',
    'SALTAR',
    'REANUDAR',
    'LUEGO',
    'MENU',
    'ENFERMERA',
    'POR',
    'QUE',
    'REGISTRO',
    'PLAN',
    'PROGRESO',
    'ENLACE',
    'META',
    'REVISION',
    'BROTE',
    'RITMO',
    'DEJAR',
    'SIN',
    'PAUSAS',
    'TECNICAS',
    'MEDICINAS',
    'PASOS',
    'TRABAJO',
    'OK',
    'CAMBIAR',
    'BORRAR',
    'PREGUNTA',
    'RESUMEN',
    'PREPARAR',
    'ACUERDO',
    'ARREGLAR',
    'PREGUNTAS',
    'QUITAR',
    'STOP',
    'START',
    'HELP',
  ],
};
/** Words that are sent together. */
const IN_TWO: Record<Language, readonly string[]> = {
  en: ['CHECK IN', 'PACE OFF', 'BREAKS OFF', 'STEPS OFF', 'WORK OFF', 'FORM OFF', 'NO AI', 'AI ON'],
  es: [
    'POR QUE',
    'DEJAR RITMO',
    'DEJAR PASOS',
    'DEJAR TRABAJO',
    'DEJAR FORMULARIO',
    'SIN PAUSAS',
    'SIN IA',
    'CON IA',
  ],
};
/** Everybody writes it so. */
const ABBREVIATED = new Set(['AI', 'IA']);
const CAPITALS = /(?<![\p{L}\p{N}])\p{Lu}{2,}(?![\p{L}\p{N}])/gu;
/** The carrier acts on these by itself: a reply with one of them may never reach us. */
const CARRIER_WORDS =
  /\b(STOP|STOPALL|UNSUBSCRIBE|CANCEL|END|QUIT|REVOKE|OPTOUT|START|UNSTOP|HELP|INFO|ARRET|PARAR|ALTO|BASTA)\b/g;
const ASKS_FOR_CARRIER_WORD =
  /\b(?:reply|text|send|type|responda|mande|escriba|env[ií]e)\s+(?:with\s+|con\s+)?["']?(stop|stopall|unsubscribe|cancel|end|quit|revoke|opt ?out|start|unstop|help|info|arret|parar|alto|basta)\b/giu;
const DOSES =
  /\d\s*(?:mg|mcg|ml|milligrams?|miligramos?)\b|\b(?:\d+|one|two|half|double|una|dos|media|doble)\s+(?:pills?|tablets?|doses?|pastillas?|tabletas?|dosis)\b/iu;
const STOPPING =
  /\b(?:stop|quit|skip|halve|double|lower|raise|increase|reduce)\s+(?:taking|your (?:medicines?|medication|pills?|dose|patch|opioids?))|\b(?:deje|suspenda|pare|reduzca|aumente|duplique|baje|suba)\s+(?:de tomar|su (?:medicina|dosis|pastillas?|parche))/iu;
const PROMISES =
  /\b(?:(?:will|'ll|going to) (?:call|ring|phone|text|contact|see|help|visit|refill|be there) you|you will (?:be|get|feel) (?:fine|well|better)|(?:nurse|doctor|clinic|someone|somebody|we) will (?:call|ring|phone|contact|see|look|reply|answer)|l[ea] (?:llamar[áa]n?|va a llamar|van a llamar|contactar[áa]n?|atender[áa]n?)|(?:va a|se va a) (?:estar bien|curar|mejorar))/iu;
const DIAGNOSES =
  /\b(?:sounds like|looks like|probably|you (?:may|might) have|you have (?:a|an) (?:stroke|clot|heart attack|infection|ulcer|depression)|seguramente|probablemente|parece (?:un|una)|usted tiene (?:un|una) (?:infarto|derrame|co[áa]gulo|infecci[óo]n|[úu]lcera|depresi[óo]n))/iu;
const GUILT =
  /\b(?:think of your family|commit(?:ted)? suicide|failed attempt|piense en su familia|cometer suicidio)\b/iu;
const LINK = /\b(?:https?:\/\/|www\.|bit\.ly|tinyurl|goo\.gl|t\.co)/iu;

const rules: Rule[] = [
  capitals,
  carrierWords,
  ({ text }) =>
    /\p{Extended_Pictographic}/u.test(text)
      ? ['has an emoji, which screen readers read aloud. Remove it.']
      : [],
  ({ text }) =>
    LINK.test(text) ? ['has a link, which carriers hold back and people mistrust. Remove it.'] : [],
  ({ text }) => (DOSES.test(text) ? ['names an amount of medicine. Leave that to the clinician.'] : []),
  ({ text }) =>
    STOPPING.test(text) ? ['tells a person to change a medicine. Leave that to the clinician.'] : [],
  ({ text }) => (PROMISES.test(text) ? ['promises what may not happen. Say only what is true now.'] : []),
  ({ text }) => (DIAGNOSES.test(text) ? ['sounds like a diagnosis. Say what to do instead.'] : []),
  ({ text }) =>
    GUILT.test(text)
      ? ['uses words that add guilt. Follow the safe-messaging advice in content/README.md.']
      : [],
];

export function wordingFaults(of: Wording): string[] {
  return rules.flatMap((rule) => rule(of));
}

function capitals({ key, text, lang }: Wording): string[] {
  // Clinicians know their instruments by their letters.
  if (key.startsWith('brief.')) return [];
  const inTwo = IN_TWO[lang].reduce((all, each) => all.replaceAll(each, ' '), text);
  const shouted = (inTwo.match(CAPITALS) ?? []).filter((word) => !ABBREVIATED.has(word));
  // Nobody may take practice for somebody in danger, at whatever glance.
  const isMark = (word: string) => word === 'DRILL' && /\.drill(?:-|$)/.test(key);
  const wrong = shouted.filter((word) => !KEYWORDS[lang].includes(word) && !isMark(word));
  return wrong.map((word) => `shouts "${word}". Only words to be sent are in capitals.`);
}

/** Only the texts about consent may name the words that carriers own, and those it must name by law. */
function carrierWords({ key, text }: Wording): string[] {
  if (key.startsWith('consent.')) return [];
  const named = [...text.matchAll(CARRIER_WORDS), ...text.matchAll(ASKS_FOR_CARRIER_WORD)].map(
    (each) => each[1] ?? each[0],
  );
  const distinct = [...new Set(named.map((word) => word.toUpperCase()))];
  return distinct.map((word) => `asks for ${word}, which the carrier keeps for itself. Choose another word.`);
}

/** Words in capitals that a person is told to send, to be held against the vocabulary. */
export function wordsAskedFor({ text, lang }: Wording): string[] {
  const inTwo = IN_TWO[lang].filter((each) => text.includes(each));
  const rest = inTwo.reduce((all, each) => all.replaceAll(each, ' '), text);
  const found = (rest.match(CAPITALS) ?? []).filter((word) => KEYWORDS[lang].includes(word));
  return [...new Set([...inTwo, ...found])];
}
