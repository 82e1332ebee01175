/** The few words a question card adds to the question: labels of its buttons and what it says of an empty field. */
export interface CardWords {
  send: string;
  /** Shown on the button and taken as the answer, so it must be the word that skips a question when typed. */
  skip: string;
  pick: string;
  missing: string;
  yes: string;
  no: string;
}

const words: Record<string, CardWords> = {
  en: {
    send: 'Send',
    skip: 'Skip',
    pick: 'Choose',
    missing: 'Please choose or write an answer.',
    yes: 'Yes',
    no: 'No',
  },
  es: {
    send: 'Enviar',
    skip: 'Saltar',
    pick: 'Elija',
    missing: 'Elija o escriba una respuesta.',
    yes: 'Sí',
    no: 'No',
  },
};

export function cardWords(lang: string): CardWords {
  return words[lang] ?? (words['en'] as CardWords);
}
